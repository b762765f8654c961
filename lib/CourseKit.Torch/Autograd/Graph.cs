using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Recording: how an operation's forward function enters its result into the graph.</summary>
internal static class Graph
{
    /// <summary>True when an operation on these inputs is to be recorded.</summary>
    public static bool Needed(Tensor? a, Tensor? b = null, Tensor? c = null) =>
        GradMode.Enabled && (RequiresGrad(a) || RequiresGrad(b) || RequiresGrad(c));

    /// <summary>True when an operation on these inputs is to be recorded.</summary>
    public static bool Needed(ReadOnlySpan<Tensor> inputs)
    {
        if (!GradMode.Enabled)
            return false;
        foreach (var input in inputs)
            if (RequiresGrad(input))
                return true;
        return false;
    }

    /// <summary>True when the gradient of this tensor is wanted.</summary>
    public static bool RequiresGrad(Tensor? tensor) =>
        tensor is not null && Follows(tensor.Impl);

    /// <summary>True when the gradient of this array is wanted.</summary>
    public static bool Follows(TensorImpl impl) => impl.Autograd is { } meta && (meta.GradFn is not null || meta.RequiresGrad);

    /// <summary>Makes <paramref name="y"/> the result of <paramref name="node"/>.</summary>
    /// <param name="y">A floating-point result, just computed.</param>
    /// <param name="node">The operation's node.</param>
    /// <param name="inputs">The operation's inputs, in the order of the node's gradients.</param>
    /// <returns><paramref name="y"/>.</returns>
    public static Tensor Attach(Tensor y, Node node, params ReadOnlySpan<Tensor?> inputs)
    {
        Connect(node, inputs);
        y.Impl.Autograd = new AutogradMeta { GradFn = node };
        return y;
    }

    /// <summary>Sets where the gradients of a node's inputs go.</summary>
    public static void Connect(Node node, ReadOnlySpan<Tensor?> inputs)
    {
        node.Next = new Edge[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
            node.Next[i] = EdgeOf(inputs[i]);
    }

    /// <summary>Where the gradient of a tensor goes.</summary>
    public static Edge EdgeOf(Tensor? tensor) =>
        tensor?.Impl.Autograd is not { } meta ? default
        : meta.GradFn is { } fn ? new Edge(fn, meta.Output)
        : meta.RequiresGrad ? new Edge(meta.Accumulator(tensor.Impl), 0)
        : default;
}
