using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Modules;

/// <summary>The nets of tests/golden/training.py besides LeNet-5.</summary>
internal static class Nets
{
    public static Sequential LeNet5WithDropout() => nn.Sequential(
        nn.Conv2d(1, 6, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Dropout(0.3), nn.Linear(84, 10));

    public static Sequential Convolutional(double dropout) => nn.Sequential(
        nn.Conv2d(1, 8, 3, padding: 1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding: 1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Dropout2d(dropout), nn.Flatten(), nn.Dropout(dropout), nn.Linear(784, 10));

    public static Sequential Residual() => nn.Sequential(
        nn.Conv2d(1, 8, 3, stride: 2, padding: 1, bias: false), nn.BatchNorm2d(8), nn.ReLU(), new Block(8), new Block(8),
        nn.AvgPool2d(7), nn.Flatten(), nn.Linear(32, 10));

    /// <summary>relu(x + f(x)): two 3x3 convolutions with batch normalisation.</summary>
    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential f;

        public Block(long channels) : base(nameof(Block))
        {
            f = nn.Sequential(
                nn.Conv2d(channels, channels, 3, padding: 1, bias: false), nn.BatchNorm2d(channels), nn.ReLU(),
                nn.Conv2d(channels, channels, 3, padding: 1, bias: false), nn.BatchNorm2d(channels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => nn.functional.relu(input + f.call(input));
    }
}
