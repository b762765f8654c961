using CourseKit.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Cli.Bench;

/// <summary>What <c>course bench</c> measures: a network of the course, or a matrix product. The peer's script knows it by the same
/// name.</summary>
internal sealed record BenchSubject
{
    /// <summary>Every subject, in the order of the table.</summary>
    public static readonly BenchSubject[] All =
    [
        new() { Name = "mlp", Title = "MLP-300-100", Batch = 64, Image = [1, 28, 28], Build = () => new Mlp([300, 100]) },
        new() { Name = "lenet5", Title = "LeNet-5", Batch = 64, Image = [1, 28, 28], Build = LeNet5 },
        new() { Name = "vgg6", Title = "VGG, six conv + BN", Batch = 64, Image = [3, 32, 32], Build = Vgg6 },
        new() { Name = "resnet18", Title = "ResNet-18, CIFAR form", Batch = 32, Image = [3, 32, 32], Build = ResNet18 },
        .. new[] { 256, 1024, 2048 }.Select(size => new BenchSubject { Name = $"{size}", Title = $"matrix product {size}", Size = size }),
    ];

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Images of a training step.</summary>
    public int Batch { get; init; }

    /// <summary>C, H, W.</summary>
    public long[] Image { get; init; } = [];

    public Func<Module<Tensor, Tensor>>? Build { get; init; }

    /// <summary>Rows and columns of a matrix product; 0 for a network.</summary>
    public int Size { get; init; }

    public bool IsNetwork => Build is not null;

    private static Sequential LeNet5() => Sequential(
        Conv2d(1, 6, 5, padding: 2), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), MaxPool2d(2), Flatten(),
        Linear(400, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10));

    private static Sequential Vgg6()
    {
        var layers = new List<Module<Tensor, Tensor>>();
        long channels = 3;
        foreach (long width in (long[])[32, 64, 128])
        {
            for (int i = 0; i < 2; i++, channels = width)
                layers.AddRange([Conv2d(channels, width, 3, padding: 1, bias: false), BatchNorm2d(width), ReLU()]);
            layers.Add(MaxPool2d(2));
        }
        layers.AddRange([Flatten(), Linear(128 * 4 * 4, 10)]);
        return Sequential(layers);
    }

    private static Sequential ResNet18()
    {
        var layers = new List<Module<Tensor, Tensor>> { Conv2d(3, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU() };
        long channels = 64;
        foreach (var (width, stride) in (ReadOnlySpan<(long, long)>)[(64, 1), (128, 2), (256, 2), (512, 2)])
        {
            layers.AddRange([new BenchBlock(channels, width, stride), new BenchBlock(width, width, 1)]);
            channels = width;
        }
        layers.AddRange([AdaptiveAvgPool2d(1), Flatten(), Linear(512, 10)]);
        return Sequential(layers);
    }

    /// <summary>The basic block of K. He et al., Deep Residual Learning for Image Recognition, CVPR 2016, figure 2.</summary>
    private sealed class BenchBlock : Module<Tensor, Tensor>
    {
        private readonly Sequential body;
        private readonly Sequential? skip;

        public BenchBlock(long channels, long width, long stride)
            : base(nameof(BenchBlock))
        {
            body = Sequential(
                Conv2d(channels, width, 3, stride, 1, bias: false), BatchNorm2d(width), ReLU(),
                Conv2d(width, width, 3, 1, 1, bias: false), BatchNorm2d(width));
            skip = stride == 1 && channels == width
                ? null : Sequential(Conv2d(channels, width, 1, stride, bias: false), BatchNorm2d(width));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.relu(body.call(x) + (skip is null ? x : skip.call(x)));
    }
}
