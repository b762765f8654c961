using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One operation of the recorded graph: from the gradients of its outputs it makes those of its inputs.
/// An operation is a small class derived from this one, next to its forward function.
/// </summary>
internal abstract class Node
{
    private static long _sequence;
    private List<(AutogradMeta Meta, TensorImpl Output)>? _retained;

    /// <summary>Where the gradient of each input goes; an edge without node means that none is needed.</summary>
    public Edge[] Next { get; set; } = [];

    /// <summary>Order of recording: backward runs later operations first.</summary>
    public long Sequence { get; protected init; } = Interlocked.Increment(ref _sequence);

    /// <summary>Name in messages: that of the operation, and Backward.</summary>
    public string Name => NameOf(GetType()) + "Backward";

    /// <summary>Number of outputs.</summary>
    public virtual int Outputs => 1;

    /// <summary>Computes the gradients of the inputs.</summary>
    /// <param name="dy">Gradient of each output, shaped like it; null for an output that nothing depends on.</param>
    /// <param name="dx">Receives the gradient of each input, shaped like it, where <see cref="Needs"/> says so; null stands for
    /// zeros.</param>
    public abstract void Backward(ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx);

    /// <summary>Lets go of the tensors saved for <see cref="Backward"/>.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Collects the gradient of one output in the <c>grad</c> of the tensor that it is.</summary>
    public void Retain(AutogradMeta meta, TensorImpl output)
    {
        _retained ??= [];
        if (!_retained.Exists(r => ReferenceEquals(r.Meta, meta)))
            _retained.Add((meta, output));
    }

    /// <summary>Adds the gradients that have arrived to those of the outputs that are to keep theirs.</summary>
    public void KeepRetained(ReadOnlySpan<Tensor?> dy)
    {
        if (_retained is null)
            return;
        foreach (var (meta, output) in _retained)
            if (dy[meta.Output] is { } gradient)
                AccumulateGrad.Accumulate(meta, output, gradient);
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? NameOf(type.GetGenericArguments()[0])
        : type.Name.EndsWith("Node", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;

    /// <summary>True when the gradient of this input is asked for.</summary>
    protected bool Needs(int input) => Next[input].Node is not null;
}

/// <summary>From one operation to an earlier one: which node, and which of its outputs.</summary>
internal readonly record struct Edge(Node? Node, int Output);

/// <summary>An operation with a single output.</summary>
internal abstract class UnaryOutputNode : Node
{
    /// <inheritdoc/>
    public sealed override void Backward(ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        if (dy[0] is { } gradient)
            Backward(gradient, dx);
    }

    /// <summary>Computes the gradients of the inputs from that of the output.</summary>
    protected abstract void Backward(Tensor dy, Span<Tensor?> dx);
}
