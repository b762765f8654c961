using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(2, 10, 1)]
    [InlineData(3, 1000, 7)]
    [InlineData(8, 3, 1)]
    [InlineData(2, 100_003, 1)]
    [InlineData(5, 1_000_000, 64)]
    [InlineData(4, 0, 1)]
    [InlineData(4, 5, 100)]
    public void For_AnySplit_RunsEveryItemOnce(int threads, int count, int grain)
    {
        int[] seen = new int[count];

        Kernel.With(512, threads, () =>
        {
            var job = new CountJob { Seen = seen };
            Threads.For(ref job, count, grain);
            return 0;
        });

        Assert.All(seen, times => Assert.Equal(1, times));
    }

    [Fact]
    public void For_ThreadIsHeldUp_OthersTakeWhatItHasNotBegun()
    {
        var job = new HeldUpJob { Done = new int[1] };

        Kernel.With(512, 2, () =>
        {
            Threads.For(ref job, HeldUpJob.Items, 1);
            return 0;
        });

        Assert.Equal(HeldUpJob.Items, job.Done[0]);
    }

    [Fact]
    public void For_JobThrows_CallerSeesItAndThePoolGoesOn()
    {
        Kernel.With(512, 3, () =>
        {
            foreach (int bad in (int[])[0, 50, 99])
            {
                var failing = new FailJob { Bad = bad };
                var error = Assert.Throws<InvalidDataException>(() => Threads.For(ref failing, 100, 1));
                Assert.Equal($"item {bad}", error.Message);
            }
            int[] seen = new int[100];
            var job = new CountJob { Seen = seen };
            Threads.For(ref job, 100, 1);
            Assert.All(seen, times => Assert.Equal(1, times));
            return 0;
        });
    }

    [Fact]
    public void For_NestedCall_RunsInline()
    {
        int[] seen = new int[64];

        Kernel.With(512, 4, () =>
        {
            var job = new NestedJob { Seen = seen };
            Threads.For(ref job, 8, 1);
            return 0;
        });

        Assert.All(seen, times => Assert.Equal(1, times));
    }

    [Fact]
    public void For_SeveralCallersAtOnce_AllGetTheirOwnResult()
    {
        var s = new ConvShape(16, 3, 12, 12, 8, 5, 5, 1, 1, 2, 2, 1, 1, 1);
        float[] x = Kernel.Random<float>(1, s.XLength), w = Kernel.Random<float>(2, s.WLength);
        float[] expected = new float[s.YLength];
        Convolution.Forward<float>(s, x, w, [], expected);
        var failures = new List<string>();

        Kernel.With(512, 2, () =>
        {
            Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                var y = new float[s.YLength];
                for (int round = 0; round < 50; round++)
                {
                    Array.Clear(y);
                    Convolution.Forward<float>(s, x, w, [], y);
                    if (!y.AsSpan().SequenceEqual(expected))
                    {
                        lock (failures)
                            failures.Add($"round {round}");
                    }
                }
            }))];
            Array.ForEach(callers, caller => caller.Start());
            Array.ForEach(callers, caller => caller.Join());
            return 0;
        });

        Assert.Empty(failures);
    }

    [Fact]
    public void For_SteadyState_AllocatesNothing()
    {
        Kernel.With(512, 2, () =>
        {
            int[] seen = new int[100];
            var job = new CountJob { Seen = seen };
            Threads.For(ref job, 100, 1);

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
                Threads.For(ref job, 100, 1);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
            return 0;
        });
    }

    [Fact]
    public void Count_BelowOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = 0);

    /// <summary>Whoever has item 0 goes on when all but the range it took with it, a quarter of all, are done.</summary>
    private struct HeldUpJob : IRangeJob
    {
        public const int Items = 64;

        public int[] Done;

        public readonly void Run(int from, int to)
        {
            int[] done = Done;
            if (from == 0)
                Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref done[0]) == Items - to, TimeSpan.FromSeconds(30)));
            Interlocked.Add(ref done[0], to - from);
        }
    }

    private struct FailJob : IRangeJob
    {
        public int Bad;

        public readonly void Run(int from, int to)
        {
            if (Bad >= from && Bad < to)
                throw new InvalidDataException($"item {Bad}");
        }
    }

    private struct NestedJob : IRangeJob
    {
        public int[] Seen;

        public readonly void Run(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                var inner = new CountJob { Seen = Seen[(8 * i)..(8 * i + 8)] };
                Threads.For(ref inner, 8, 1);
                inner.Seen.CopyTo(Seen, 8 * i);
            }
        }
    }
}
