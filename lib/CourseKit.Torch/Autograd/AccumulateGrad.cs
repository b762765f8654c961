using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The end of a path: adds the gradient that arrives to the <c>grad</c> of a leaf.</summary>
internal sealed class AccumulateGrad : UnaryOutputNode
{
    private readonly TensorImpl _leaf;
    private readonly AutogradMeta _meta;

    public AccumulateGrad(TensorImpl leaf, AutogradMeta meta)
    {
        _leaf = leaf;
        _meta = meta;
        Sequence = long.MaxValue;       // before all others, so that gradients are let go of early
    }

    /// <inheritdoc/>
    protected override void Backward(Tensor dy, Span<Tensor?> dx) => Accumulate(_meta, _leaf, dy);

    /// <summary>Adds a gradient to the one collected so far.</summary>
    public static void Accumulate(AutogradMeta meta, TensorImpl leaf, Tensor dy)
    {
        if (!dy.Impl.Sizes.AsSpan().SequenceEqual(leaf.Sizes))
            throw Errors.Torch($"gradient of shape {Shapes.Format(dy.Impl.Sizes)} does not match a tensor of shape " +
                $"{Shapes.Format(leaf.Sizes)}");
        lock (meta)     // several threads may run backward to one leaf
        {
            if (meta.Grad is not { } sum)
                // memory that nobody else holds is taken over, anything else is copied: a gradient is never shared
                meta.Grad = (dy.Impl.IsContiguous && dy.Impl.Storage.IsExclusive && !GradMode.Enabled ? dy : dy.clone()).Hold();
            else if (GradMode.Enabled)
            {
                meta.Grad = sum.add(dy).Hold();
                sum.Dispose();
            }
            else
                sum.add_(dy);
        }
    }
}
