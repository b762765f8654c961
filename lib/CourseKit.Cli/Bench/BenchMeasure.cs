using System.Diagnostics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Cli.Bench;

/// <summary>Measures one subject in this process.</summary>
internal static class BenchMeasure
{
    private const int Rounds = 5, Turns = 7;

    // Until then the runtime compiles what has turned out to run often, on a core that training wants: steps take twice as long.
    private const double WarmUpSeconds = 2;

    /// <summary>Runs the subject with a number of threads, about <paramref name="seconds"/> a round.</summary>
    public static BenchResult Run(BenchSubject subject, int threads, double seconds)
    {
        set_num_threads(threads);
        manual_seed(0);
        var result = subject.IsNetwork ? Network(subject, threads, seconds) : Product(subject.Size, seconds);
        return result with { Threads = threads, Version = CourseEnvironment.BuiltEngine };
    }

    private static BenchResult Network(BenchSubject subject, int threads, double seconds)
    {
        using var net = subject.Build!();
        using var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9);
        using var x = rand([subject.Batch, .. subject.Image]);
        using var y = randint(0, 10, [subject.Batch]);
        long steps = 0, allocated = 0;
        void Step()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                nn.functional.cross_entropy(net.call(x), y).backward();
                optimizer.step();
            }
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            steps++;
        }
        double train = Milliseconds(seconds, Step);
        var result = new BenchResult
        {
            Train = train,
            AllocatedBytes = allocated / steps,
            PeakBytes = PeakMemory(),
            OverOneThread = threads == 1 ? null : OverOneThread(threads, Math.Max(1, (int)(seconds * 1000 / train)), Step),
        };
        net.eval();
        using var off = no_grad();
        return result with
        {
            MultiplyAdds = 3.0 * MultiplyAdds(net, x),
            Infer64 = Inference(net, subject, 64, seconds),
            Infer1 = Inference(net, subject, 1, seconds),
        };
    }

    private static double Inference(nn.Module<Tensor, Tensor> net, BenchSubject subject, int images, double seconds)
    {
        using var x = rand([images, .. subject.Image]);
        return Milliseconds(seconds, () => net.call(x).Dispose());
    }

    private static BenchResult Product(int size, double seconds)
    {
        using var a = rand(size, size);
        using var b = rand(size, size);
        return new BenchResult { Product = Milliseconds(seconds, () => a.mm(b).Dispose()), MultiplyAdds = Math.Pow(size, 3) };
    }

    /// <summary>Median over rounds of the time of one step, once everything is compiled and the pools are full.</summary>
    private static double Milliseconds(double seconds, Action step)
    {
        long begin = Stopwatch.GetTimestamp();
        int steps = 0;
        for (; steps < 2 || Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds; steps++)
            step();
        double elapsed = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var times = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            steps = Math.Max(1, (int)Math.Round(steps * seconds / elapsed));
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < steps; i++)
                step();
            elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            times.Add(1000 * elapsed / steps);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>How many times as fast as on one thread: both in turns, close together, since a core's speed changes from one second to
    /// the next.</summary>
    private static double OverOneThread(int threads, int steps, Action step)
    {
        var ratios = new List<double>();
        for (int turn = 0; turn < Turns; turn++)
        {
            double one = Timed(1, Math.Max(1, steps / 2));
            ratios.Add(one / Timed(threads, steps));
        }
        ratios.Sort();
        return ratios[ratios.Count / 2];

        double Timed(int count, int times)
        {
            set_num_threads(count);
            step();     // caches as this number of threads leaves them
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < times; i++)
                step();
            return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
        }
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>Multiply-adds of convolutions and linear layers in one forward pass.</summary>
    private static double MultiplyAdds(nn.Module<Tensor, Tensor> net, Tensor x)
    {
        double sum = 0;
        var removals = new List<Action>();
        foreach (var module in net.modules())
        {
            if (module is Conv2d convolution)
                removals.Add(convolution.register_forward_hook((_, _, y) => Count(convolution.weight, y, y.shape[2] * y.shape[3])).remove);
            else if (module is Linear linear)
                removals.Add(linear.register_forward_hook((_, _, y) => Count(linear.weight, y, 1)).remove);
        }
        net.call(x).Dispose();
        foreach (var remove in removals)
            remove();
        return sum;

        Tensor Count(Tensor weight, Tensor output, long pixels)
        {
            sum += (double)weight.numel() * output.shape[0] * pixels;
            return output;
        }
    }
}
