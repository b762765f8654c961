using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An activation with settings, recorded: the function is a struct in a file of its own.</summary>
internal sealed class ActivationNode<F>(Tensor x, F f) : UnaryOutputNode where F : struct, IActivation
{
    private SavedTensor _x = SavedTensor.Keep(x);

    /// <summary>Computes and records y = f(x).</summary>
    public static Tensor Apply(Tensor x, F f)
    {
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(c.Impl.Dtype, c.Impl.Sizes));
        Dispatch.Float(c.Impl.Dtype, F.Name, new ForwardBody(c.Impl, y.Impl, f));
        temporary?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new ActivationNode<F>(x, f), x) : y;
    }

    /// <summary>Replaces x by f(x).</summary>
    /// <returns><paramref name="x"/>.</returns>
    public static Tensor ApplyInPlace(Tensor x, F f) => InPlace.Apply(x, before => Apply(before, f));

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        if (GradMode.Enabled && f is ISlope curve)
            dx[0] = dy.mul(curve.Slope(_x.Value));
        else if (GradMode.Enabled && f is not IPiecewiseLinear)
            throw Errors.Torch($"second derivatives of {F.Name} are not supported by the embedded engine.");
        else
            dx[0] = LinearMapNode.Apply(dy, _x.Value, Scaled, Scaled);
    }

    /// <summary>dy times the derivative at x, element by element: its own adjoint.</summary>
    private Tensor Scaled(Tensor dy, Tensor? x)
    {
        var at = x!.Contiguous(out var temporaryX);
        var gradient = dy.Contiguous(out var temporaryDy);
        var result = new Tensor(new TensorImpl(at.Impl.Dtype, at.Impl.Sizes));
        Dispatch.Float(at.Impl.Dtype, F.Name, new BackwardBody(at.Impl, gradient.Impl, result.Impl, f));
        temporaryX?.Dispose();
        temporaryDy?.Dispose();
        return result;
    }

    public override void Release() => _x.Release();

    private readonly struct ForwardBody(TensorImpl x, TensorImpl y, F f) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> => ActivationLoop.Forward<T, F>(x.Span<T>(), y.Span<T>(), f);
    }

    private readonly struct BackwardBody(TensorImpl x, TensorImpl dy, TensorImpl dx, F f) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            ActivationLoop.Backward<T, F>(x.Span<T>(), dy.Span<T>(), dx.Span<T>(), f);
    }
}
