using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>
/// A program of its own: a thread that is aborted in the middle of a call, twenty times. On Linux the runtime itself ends the process when
/// an abort meets a thread just as a method returns, which would take all other tests with it.
/// </summary>
internal static class AbortedCaller
{
    public const string Argument = "--aborted-caller";
    private const int Rounds = 20;

    /// <summary>The entry point of this assembly, for the test alone.</summary>
    public static int Main(string[] args)
    {
        if (args is not [Argument])
        {
            Console.Error.WriteLine("These are tests: run them with `dotnet test`.");
            return 2;
        }
        string? wrong = Kernel.With(512, 2, Abort);
        Console.WriteLine(wrong ?? $"{Rounds} aborts");
        return wrong is null ? 0 : 1;
    }

    /// <summary>What went wrong, or null.</summary>
    private static string? Abort()
    {
        for (int round = 0; round < Rounds; round++)
        {
            var job = new SlowJob { Done = new int[2] };
            using var abort = new CancellationTokenSource(TimeSpan.FromMilliseconds(5 + round));
            try
            {
#pragma warning disable SYSLIB0046  // how the session stops a cell
                System.Runtime.ControlledExecution.Run(() => Endlessly(job), abort.Token);
#pragma warning restore SYSLIB0046
                return "The call returned.";
            }
            catch (OperationCanceledException)
            {
                int done = Volatile.Read(ref job.Done[1]);
                Thread.Sleep(15);
                if (done != Volatile.Read(ref job.Done[1]))
                    return "A worker still ran.";
            }
        }
        int[] seen = new int[100];
        var after = new CountJob { Seen = seen };
        Threads.For(ref after, seen.Length, 1);
        return seen.All(times => times == 1) ? null : "The pool no longer does every item once.";
    }

    private static void Endlessly(SlowJob job)
    {
        while (true)
            Threads.For(ref job, 2, 1);
    }

    /// <summary>Each item takes a while, the second one, which a worker does, longer; it counts when it ends.</summary>
    private struct SlowJob : IRangeJob
    {
        public int[] Done;

        public readonly void Run(int from, int to)
        {
            for (int item = from; item < to; item++)
            {
                Thread.Sleep(6 + 2 * item);
                Interlocked.Increment(ref Done[item]);
            }
        }
    }
}
