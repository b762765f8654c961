using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Models;

/// <summary>Layers each of which reads the maps of all before it.</summary>
/// <remarks>Huang et al., arXiv:1608.06993, figure 1.</remarks>
public sealed class DenseBlock : Module<Tensor, Tensor>
{
    private readonly List<DenseLayer> layers = [];

    /// <param name="count">Number of layers.</param>
    /// <param name="in_channels">Maps that come in.</param>
    /// <param name="growth_rate">Maps that each layer adds.</param>
    public DenseBlock(int count, long in_channels, long growth_rate)
        : base(nameof(DenseBlock))
    {
        for (var i = 0; i < count; i++)
        {
            layers.Add(new DenseLayer(in_channels + i * growth_rate, growth_rate));
            register_module($"denselayer{i + 1}", layers[i]);       // torchvision's names
        }
    }

    /// <summary>All maps, old and new.</summary>
    /// <param name="input">Shape (N, in_channels, H, W).</param>
    /// <returns>Shape (N, in_channels + count * growth_rate, H, W).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var all = input;
        foreach (var layer in layers)
            all = cat([all, layer.call(all)], 1);
        return all.MoveToOuterDisposeScope();
    }
}
