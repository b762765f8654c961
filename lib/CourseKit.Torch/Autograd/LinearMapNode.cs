using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A linear function of a tensor, computed outside autograd.</summary>
/// <param name="x">Its argument.</param>
/// <param name="kept">What else it reads, such as the positions of a pooling's maxima; null for nothing.</param>
internal delegate Tensor LinearMap(Tensor x, Tensor? kept);

/// <summary>
/// A linear map, recorded. Its gradient is its adjoint, whose gradient is the map again: one pair of kernels serves derivatives of every
/// order. Operations that are linear in their input call it for their gradient.
/// </summary>
internal sealed class LinearMapNode(Tensor? kept, LinearMap map, LinearMap adjoint) : UnaryOutputNode
{
    private SavedTensor _kept = SavedTensor.Keep(kept);

    /// <summary>Computes <paramref name="map"/> of x, and records it.</summary>
    /// <param name="x">Argument.</param>
    /// <param name="kept">What both maps read besides, or null.</param>
    /// <param name="map">Computes the result.</param>
    /// <param name="adjoint">From the result's gradient, the argument's.</param>
    public static Tensor Apply(Tensor x, Tensor? kept, LinearMap map, LinearMap adjoint)
    {
        Tensor y;
        using (GradMode.Set(false))
            y = map(x, kept);
        return Graph.Needed(x) ? Graph.Attach(y, new LinearMapNode(kept, map, adjoint), x) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = Apply(dy, _kept.Unpack(), adjoint, map);

    public override void Release() => _kept.Release();
}
