using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor's place in the autograd graph.</summary>
internal sealed class AutogradMeta
{
    private AccumulateGrad? _accumulator;

    /// <summary>Set by the user on a leaf.</summary>
    public bool RequiresGrad { get; set; }

    /// <summary>The operation that made this tensor, or null for a leaf.</summary>
    public Node? GradFn { get; set; }

    /// <summary>Which of the operation's outputs this tensor is.</summary>
    public int Output { get; init; }

    /// <summary>The gradient collected so far, held by the engine.</summary>
    public Tensor? Grad { get; set; }

    /// <summary>The node that adds a gradient to <see cref="Grad"/> of this leaf.</summary>
    public AccumulateGrad Accumulator(TensorImpl leaf) =>
        _accumulator ?? Interlocked.CompareExchange(ref _accumulator, new AccumulateGrad(leaf, this), null) ?? _accumulator;
}
