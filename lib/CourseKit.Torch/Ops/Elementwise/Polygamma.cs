using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The p-th derivative of <see cref="digamma()"/> at each element.</summary>
        /// <param name="p">Order, at least 0.</param>
        /// <returns>New tensor of the same shape; integers give the default floating-point type.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException"><paramref name="p"/> is negative.</exception>
        public Tensor polygamma(long p)
        {
            if (p < 0)
                throw Errors.Torch($"polygamma(n, x) does not support negative n, got {p}.");
            var x = As(Impl.Dtype.IsFloat() ? Impl.Dtype : get_default_dtype(), out var converted);
            var c = x.Contiguous(out var temporary);
            var y = new Tensor(new TensorImpl(c.Impl.Dtype, c.Impl.Sizes));
            Dispatch.Float(c.Impl.Dtype, "polygamma", new PolygammaBody(c.Impl, y.Impl, checked((int)p)));
            if (Graph.Needed(x))
                Graph.Attach(y, new PolygammaNode(x, p), x);
            temporary?.Dispose();
            converted?.Dispose();
            return y;
        }

        /// <summary>In place: the p-th derivative of <see cref="digamma()"/> at each element.</summary>
        /// <param name="p">Order, at least 0.</param>
        /// <returns>This tensor.</returns>
        public Tensor polygamma_(long p) => InPlace.Apply(this, x => x.polygamma(p));

        /// <summary>The logarithm of the multivariate gamma function of dimension p at each element.</summary>
        /// <param name="p">Dimension, at least 1.</param>
        /// <returns>New tensor of the same shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException"><paramref name="p"/> is below 1.</exception>
        public Tensor mvlgamma(long p)
        {
            if (p < 1)
                throw Errors.Torch($"p has to be greater than or equal to 1, got {p}.");
            return WrappedTensorDisposeScope(() =>
            {
                var sum = lgamma();
                for (long j = 1; j < p; j++)
                    sum = sum + (this - 0.5 * j).lgamma();
                return sum + p * (p - 1) / 4.0 * Math.Log(Math.PI);
            });
        }

        /// <summary>In place: the logarithm of the multivariate gamma function of dimension p at each element.</summary>
        /// <param name="p">Dimension, at least 1.</param>
        /// <returns>This tensor.</returns>
        public Tensor mvlgamma_(long p) => InPlace.Apply(this, x => x.mvlgamma(p));
    }

    /// <inheritdoc cref="Tensor.polygamma(long)"/>
    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    /// <inheritdoc cref="Tensor.polygamma_(long)"/>
    public static Tensor polygamma_(Tensor input, long p) => input.polygamma_(p);

    /// <inheritdoc cref="Tensor.mvlgamma(long)"/>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    /// <inheritdoc cref="Tensor.mvlgamma_(long)"/>
    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);

    private readonly struct PolygammaBody(TensorImpl x, TensorImpl y, int order) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReadOnlySpan<T> from = x.Span<T>();
            var to = y.Span<T>();
            for (int i = 0; i < to.Length; i++)
                to[i] = T.CreateTruncating(SpecialFunctions.Polygamma(order, double.CreateTruncating(from[i])));
        }
    }

    private sealed class PolygammaNode(Tensor x, long order) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);

        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.mul(_x.Value.polygamma(order + 1));

        public override void Release() => _x.Release();
    }
}
