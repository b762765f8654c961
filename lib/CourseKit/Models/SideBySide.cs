using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>Several ways for the same input, their maps stacked in order: the shape of every inception block.</summary>
public sealed class SideBySide : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> ways;

    /// <param name="ways">First maps first. All must give maps of the same rows and columns.</param>
    public SideBySide(params Module<Tensor, Tensor>[] ways)
        : base(nameof(SideBySide))
    {
        this.ways = ModuleList(ways);
        RegisterComponents();
    }

    /// <summary>The maps of a batch.</summary>
    /// <param name="input">Shape (N, C, H, W).</param>
    /// <returns>Shape (N, sum of the ways' maps, H', W').</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return cat([.. ways.Select(way => way.call(input))], 1).MoveToOuterDisposeScope();
    }
}
