using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Benchmarks;

/// <summary>
/// What a process holds while LeNet-5 trains for 100 epochs and nothing is ever disposed; <c>benchmarks/lenet5_memory.py</c> does the same
/// in PyTorch.
/// </summary>
internal static class MemoryBench
{
    private const int Images = 6400, BatchSize = 64, Epochs = 100;
    private const double Mebibyte = 1 << 20;

    public static void LeNet5(int threads)
    {
        set_num_threads(threads);
        manual_seed(0);
        var net = Sequential(
            Conv2d(1, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), MaxPool2d(2), Flatten(),
            Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));
        var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9);
        var (x, y) = (rand(Images, 1, 28, 28), randint(0, 10, [Images]));
        using var process = Process.GetCurrentProcess();
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            var order = randperm(Images);
            for (int start = 0; start < Images; start += BatchSize)
            {
                var batch = order.narrow(0, start, BatchSize);
                optimizer.zero_grad();
                functional.cross_entropy(net.call(x.index_select(0, batch)), y.index_select(0, batch)).backward();
                optimizer.step();
            }
            if (epoch is 1 or 2 or 5 or 10 || epoch % 20 == 0)
            {
                process.Refresh();
                Console.WriteLine(FormattableString.Invariant(
                    $"epoch {epoch,3}: {process.WorkingSet64 / Mebibyte:F0} MiB, at most {process.PeakWorkingSet64 / Mebibyte:F0} MiB"));
            }
        }
    }
}
