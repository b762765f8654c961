using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>LeNet-5 with ReLU and max pooling, and the reference run of tests/golden/training.py.</summary>
internal static class LeNet5
{
    private const int Batch = 16, Side = 28;

    public static Sequential Make() => nn.Sequential(
        nn.Conv2d(1, 6, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(2), // (N, 6, 14, 14)
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), // (N, 16, 5, 5)
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10));

    /// <summary>Trains from a seed: learning rate 0.05, momentum 0.9. Returns the losses and the final parameters' elements.</summary>
    public static (double[] Losses, double[] Weights) Train(int steps, long seed)
    {
        manual_seed(seed);
        using var net = Make();
        using var optimizer = optim.SGD(net.parameters(), 0.05, 0.9);
        var losses = new double[steps];
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            losses[step] = Step(net, optimizer, step);
        }
        return (losses, [.. net.parameters().SelectMany(p => Values.Of(p))]);
    }

    /// <summary>One step on the batch of that number. Disposes nothing: that is the caller's.</summary>
    public static double Step(Sequential net, SGD optimizer, int step)
    {
        var (x, labels) = MakeBatch(step);
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(net.call(x), labels);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    /// <summary>Images (16, 1, 28, 28) and labels: two of sixteen 7x7 blocks lit by the class, noise over it, in 64ths.</summary>
    public static (Tensor Images, Tensor Labels) MakeBatch(int step)
    {
        var labels = new long[Batch];
        var pixels = new float[Batch * Side * Side];
        for (var n = 0; n < Batch; n++)
        {
            var c = labels[n] = (n * 3 + step) % 10;
            for (var i = 0; i < Side; i++)
            {
                for (var j = 0; j < Side; j++)
                {
                    var block = i / 7 * 4 + j / 7;
                    var lit = block == c || block == (c * 3 + 5) % 16;
                    var noise = (n * 7919 + step * 104729 + i * i * 31 + j * 17 + i * j) % 17;
                    pixels[(n * Side + i) * Side + j] = ((lit ? 48 : 0) + noise - 12) / 64f;
                }
            }
        }
        return (tensor(pixels, [Batch, 1, Side, Side]), tensor(labels));
    }
}
