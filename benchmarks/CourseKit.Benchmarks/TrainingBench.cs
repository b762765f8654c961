using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Benchmarks;

/// <summary>Training steps through the public API; <c>benchmarks/lenet5_pytorch.py</c> does the same steps in PyTorch.</summary>
internal static class TrainingBench
{
    private const int BatchSize = 64;
    private const int Steps = 200;
    private const int Rounds = 9;

    /// <summary>LeNet-5 with ReLU and max pooling, batch 64, SGD with momentum: forward, backward, step.</summary>
    public static void LeNet5(int threads)
    {
        set_num_threads(threads);
        manual_seed(0);
        using var net = Sequential(
            Conv2d(1, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), MaxPool2d(2), Flatten(),
            Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));
        using var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9);
        using var x = rand(BatchSize, 1, 28, 28);
        using var y = randint(0, 10, [BatchSize]);
        var times = new List<double>();
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            for (int step = 0; step < Steps; step++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                functional.cross_entropy(net.call(x), y).backward();
                optimizer.step();
            }
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
            if (round > 0)      // the first one compiles
                times.Add(clock.Elapsed.TotalMilliseconds / Steps);
        }
        times.Sort();
        double median = times[times.Count / 2];
        Console.Write(FormattableString.Invariant(
            $"LeNet-5, batch {BatchSize}, {threads} thread(s): median {median:F2} ms, best {times[0]:F2} ms, "));
        Console.WriteLine(FormattableString.Invariant($"{1000 * BatchSize / median:N0} img/s, {allocated:N0} B allocated a step"));
    }
}
