using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Running sums along a dimension; integers add up in int64.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="type">Element type to convert to first.</param>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var x = As(type ?? (Impl.Dtype.IsFloat() ? Impl.Dtype : ScalarType.Int64), out var converted);
            var y = x.Scanned<SumScan>(d);
            if (Graph.Needed(x))
                Graph.Attach(y, new CumsumNode(d), x);
            converted?.Dispose();
            return y;
        }

        /// <summary>Running products along a dimension; integers multiply in int64.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="type">Element type to convert to first.</param>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var x = As(type ?? (Impl.Dtype.IsFloat() ? Impl.Dtype : ScalarType.Int64), out var converted);
            var y = x.Scanned<ProductScan>(d);
            if (Graph.Needed(x))
                Graph.Attach(y, new CumprodNode(x, d), x);
            converted?.Dispose();
            return y;
        }

        /// <summary>Running logarithms of sums of exponentials along a dimension, without overflow.</summary>
        /// <param name="dim">Dimension.</param>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor logcumsumexp(long dim)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            if (!Impl.Dtype.IsFloat())
                throw Errors.Torch($"\"logcumsumexp\" not implemented for '{Impl.Dtype.TorchName()}'");
            var y = Scanned<LogSumScan>(d);
            return Graph.Needed(this) ? Graph.Attach(y, new LogcumsumexpNode(this, y, d), this) : y;
        }

        /// <summary>Sums of the elements from each one to the end, along a dimension.</summary>
        internal Tensor SumsFromTheEnd(int dim) => flip(dim).cumsum(dim).flip(dim);

        private Tensor Scanned<TScan>(int dim) where TScan : struct, IScan
        {
            var c = Contiguous(out var temporary);
            var y = new Tensor(new TensorImpl(Impl.Dtype, Impl.Sizes));
            LanesOf.Run(Impl, dim, new ScanBody<TScan>(c.Impl, y.Impl));
            temporary?.Dispose();
            return y;
        }

        private readonly struct ScanBody<TScan>(TensorImpl x, TensorImpl y) : ILaneBody where TScan : struct, IScan
        {
            public void Run<T>(int outer, int length, int inner) where T : unmanaged, INumber<T> =>
                Scan.Run<T, TScan>(x.Span<T>(), y.Span<T>(), outer, length, inner);
        }
    }

    /// <inheritdoc cref="Tensor.cumsum(long, ScalarType?)"/>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <inheritdoc cref="Tensor.cumprod(long, ScalarType?)"/>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);

    /// <inheritdoc cref="Tensor.logcumsumexp(long)"/>
    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);

    private sealed class CumsumNode(int dim) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.Impl.Sizes.Length == 0 ? dy : dy.SumsFromTheEnd(dim);
    }

    private sealed class CumprodNode(Tensor x, int dim) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var x = _x.Value;
            if (x.Impl.Sizes.Length == 0)
            {
                dx[0] = dy;
                return;
            }
            var zero = x.eq((Scalar)0);
            var seen = zero.cumsum(dim);
            // Up to the first 0: the products behind, over the element; at the first 0: the products without it; after it: nothing.
            // Gradients that meet a product of 0 are left out, not multiplied: they may be infinite.
            var before = seen.eq((Scalar)0);
            var between = seen.eq((Scalar)1);
            var first = zero.logical_and(between);
            var without = where(first, ones_like(x), x);
            var none = zeros_like(dy);
            var ahead = (where(before, dy, none) * x.cumprod(dim)).SumsFromTheEnd(dim) / where(zero, ones_like(x), x);
            var at = (where(between, dy, none) * without.cumprod(dim)).SumsFromTheEnd(dim);
            dx[0] = where(before, ahead, where(first, at, zeros_like(x)));
        }

        public override void Release() => _x.Release();
    }

    private sealed class LogcumsumexpNode(Tensor x, Tensor y, int dim) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);
        private SavedTensor _y = SavedTensor.Keep(y);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var (x, y) = (_x.Value, _y.Value);
            if (x.Impl.Sizes.Length == 0)
            {
                dx[0] = dy;
                return;
            }
            // sum over k from j of dy[k] exp(x[j] - y[k]), positive and negative terms apart so that logarithms stay finite
            dx[0] = Part(dy, y, x).sub(Part(-dy, y, x));
        }

        private Tensor Part(Tensor dy, Tensor y, Tensor x)
        {
            // terms that are not of this sign: a logarithm so small that its exponential is 0, and finite so that it has a slope
            var positive = dy.gt((Scalar)0);
            var none = Filled(dy.Impl.Dtype, [], dy.Impl.Dtype == ScalarType.Float32 ? -1e38 : -1e300);
            var logarithm = where(positive, where(positive, dy, ones_like(dy)).log(), none);
            return ((logarithm - y).flip(dim).logcumsumexp(dim).flip(dim) + x).exp();
        }

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }
}
