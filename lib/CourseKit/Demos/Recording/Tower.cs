using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Recording;

/// <summary>
/// A deep and narrow network for small pictures: one 3x3 convolution to eight maps, then <c>depth</c> more of the same size, with or
/// without batch normalisation, with or without the sum that ResNet adds; the mean of blocks of places and a dense layer at the end.
/// </summary>
internal sealed class Tower : Module<Tensor, Tensor>
{
    private const int Channels = 8;
    private readonly Conv2d first;
    private readonly ModuleList<Module<Tensor, Tensor>> steps = new();
    private readonly Sequential head;
    private readonly bool _skip;

    public Tower(int depth, bool norm, bool skip, int classes)
        : base(nameof(Tower))
    {
        _skip = skip;
        first = Conv2d(1, Channels, 3, padding: 1);
        for (var k = 0; k < depth; k++)
        {
            var step = new List<Module<Tensor, Tensor>> { Conv2d(Channels, Channels, 3, padding: 1) };
            if (norm)
                step.Add(BatchNorm2d(Channels));
            step.Add(ReLU());
            steps.Add(Sequential(step));
        }
        head = Sequential(AdaptiveAvgPool2d(4), Flatten(), Linear(Channels * 16, classes));
        RegisterComponents();
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="input">Shape (N, 1, H, W).</param>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = first.call(input).relu();
        foreach (var step in steps)
            x = _skip ? x + step.call(x) : step.call(x);
        return head.call(x).MoveToOuterDisposeScope();
    }
}
