using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Batch normalisation over an array seen as (N, C, L), recorded.</summary>
internal sealed class BatchNormNode(Tensor x, Tensor? w, bool hasBias, Tensor statistics, NormShape shape, double eps,
    bool measured) : UnaryOutputNode
{
    private SavedTensor _x = SavedTensor.Keep(x);
    private SavedTensor _w = SavedTensor.Keep(w);
    private SavedTensor _statistics = SavedTensor.Keep(statistics);

    /// <summary>Computes and records.</summary>
    /// <param name="x">Any shape of N * C * L elements.</param>
    /// <param name="w">Shape (C), or null.</param>
    /// <param name="b">Shape (C), or null.</param>
    /// <param name="shape">How x is seen.</param>
    /// <param name="statistics">Float64, shape (2, C): means, then biased variances; filled when <paramref name="measure"/>.</param>
    /// <param name="eps">Added to the variances.</param>
    /// <param name="measure">Take the statistics of x.</param>
    /// <param name="op">Name in messages.</param>
    public static Tensor Apply(Tensor x, Tensor? w, Tensor? b, NormShape shape, Tensor statistics, double eps, bool measure, string op)
    {
        RequireType(x, w, "weight", op);
        RequireType(x, b, "bias", op);
        Tensor? temporaryW = null, temporaryB = null;
        var c = x.Contiguous(out var temporary);
        var (cw, cb) = (w?.Contiguous(out temporaryW), b?.Contiguous(out temporaryB));
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes));
        Dispatch.Float(x.Impl.Dtype, op, new ForwardBody(shape, c.Impl, cw?.Impl, cb?.Impl, statistics.Impl, y.Impl, eps, measure));
        temporary?.Dispose();
        temporaryW?.Dispose();
        temporaryB?.Dispose();
        if (!Graph.Needed(x, w, b))
            return y;
        return Graph.Attach(y, new BatchNormNode(x, w, b is not null, statistics, shape, eps, measure), x, w, b);
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        var (x, w) = (_x.Value, _w.Unpack());
        if (GradMode.Enabled)
        {
            Differentiable(x, w, dy, dx);
            return;
        }
        Tensor? temporaryW = null;
        var (cx, cdy, cw) = (x.Contiguous(out var temporaryX), dy.Contiguous(out var temporaryDy), w?.Contiguous(out temporaryW));
        dx[0] = Needs(0) ? new Tensor(new TensorImpl(x.Impl.Dtype, x.Impl.Sizes)) : null;
        dx[1] = w is not null && Needs(1) ? new Tensor(new TensorImpl(x.Impl.Dtype, [shape.C])) : null;
        dx[2] = hasBias && Needs(2) ? new Tensor(new TensorImpl(x.Impl.Dtype, [shape.C])) : null;
        Dispatch.Float(x.Impl.Dtype, "batch_norm_backward",
            new BackwardBody(shape, cx.Impl, cdy.Impl, cw?.Impl, _statistics.Value.Impl, dx[0]?.Impl, dx[1]?.Impl, dx[2]?.Impl, eps,
                measured));
        temporaryX?.Dispose();
        temporaryDy?.Dispose();
        temporaryW?.Dispose();
    }

    /// <summary>The gradients in operations that have gradients themselves, over x seen as (N, C, L).</summary>
    private void Differentiable(Tensor x, Tensor? w, Tensor dy, Span<Tensor?> dx)
    {
        long[] seen = [shape.N, shape.C, shape.L], perChannel = [0, 2];
        var (x3, dy3) = (x.reshape(seen), dy.reshape(seen));
        var known = _statistics.Value.to_type(x.dtype);
        var mean = measured ? x3.mean(perChannel, keepdim: true) : known[0].view(1, -1, 1);
        var centred = x3 - mean;
        var variance = measured ? centred.square().mean(perChannel, keepdim: true) : known[1].view(1, -1, 1);
        var scale = (variance + eps).rsqrt();
        var normal = centred * scale;
        if (Needs(0))
        {
            var g = w is null ? dy3 : dy3 * w.view(1, -1, 1);
            // the mean and the variance of the batch follow x too
            if (measured)
                g = g - g.mean(perChannel, keepdim: true) - normal * (g * normal).mean(perChannel, keepdim: true);
            dx[0] = (g * scale).reshape(x.Impl.Sizes);
        }
        if (w is not null && Needs(1))
            dx[1] = (dy3 * normal).sum(perChannel);
        if (hasBias && Needs(2))
            dx[2] = dy3.sum(perChannel);
    }

    public override void Release()
    {
        _x.Release();
        _w.Release();
        _statistics.Release();
    }

    private static void RequireType(Tensor x, Tensor? other, string name, string op)
    {
        if (other is not null && other.Impl.Dtype != x.Impl.Dtype)
            throw Errors.Torch(
                $"{op}: expected {name} of the input's type {x.Impl.Dtype.TorchName()}, but it is {other.Impl.Dtype.TorchName()}");
    }

    private readonly record struct ForwardBody(NormShape Shape, TensorImpl X, TensorImpl? W, TensorImpl? B, TensorImpl Statistics,
        TensorImpl Y, double Eps, bool Measure) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            var statistics = Statistics.Span<double>();
            BatchNorm.Forward<T>(Shape, X.Span<T>(), W is null ? default : W.Span<T>(), B is null ? default : B.Span<T>(),
                statistics[..Shape.C], statistics[Shape.C..], Y.Span<T>(), Eps, Measure);
        }
    }

    private readonly record struct BackwardBody(NormShape Shape, TensorImpl X, TensorImpl Dy, TensorImpl? W, TensorImpl Statistics,
        TensorImpl? Dx, TensorImpl? Dw, TensorImpl? Db, double Eps, bool Measured) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            var statistics = Statistics.Span<double>();
            BatchNormGradient.Run<T>(Shape, X.Span<T>(), Dy.Span<T>(), W is null ? default : W.Span<T>(), statistics[..Shape.C],
                statistics[Shape.C..], Dx is null ? default : Dx.Span<T>(), Dw is null ? default : Dw.Span<T>(),
                Db is null ? default : Db.Span<T>(), Eps, Measured);
        }
    }
}
