using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A custom function in the recorded graph.</summary>
internal sealed class FunctionNode<T>(T function, autograd.AutogradContext context, List<Tensor> outputs) : Node
    where T : autograd.Function<T>, new()
{
    private readonly (ScalarType Dtype, long[] Sizes)[] _outputs = [.. outputs.Select(o => (o.Impl.Dtype, o.Impl.Sizes))];

    public override int Outputs => _outputs.Length;

    public override void Backward(ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        var gradients = new List<Tensor>();
        for (int i = 0; i < dy.Length; i++)
            gradients.Add(dy[i] ?? (context.MaterializeGrads ? Filled(_outputs[i].Dtype, _outputs[i].Sizes, 0) : null!));
        var result = function.Backward(context, gradients);
        if (result.Count < dx.Length)
            throw Errors.Torch($"function {function.Name} returned an incorrect number of gradients (expected {dx.Length}, got " +
                $"{result.Count})");
        // of the arguments that were no tensors, backward may give null or nothing at all
        var given = result.Count == dx.Length ? result : [.. result.Where(g => g is not null)];
        for (int i = 0; i < dx.Length && i < given.Count; i++)
            dx[i] = given[i];
    }

    public override void Release() => context.ReleaseSaved();
}
