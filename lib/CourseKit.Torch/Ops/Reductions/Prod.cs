using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of all elements, as a tensor without dimensions; integers multiply in int64.</summary>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor prod(ScalarType? type = null)
        {
            using var flat = reshape(-1);
            return flat.prod(0, keepdim: false, type);
        }

        /// <summary>Products along a dimension; integers multiply in int64.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var x = As(type ?? (Impl.Dtype.IsFloat() ? Impl.Dtype : ScalarType.Int64), out var converted);
            var reduction = new Reduction(x.Impl.Sizes, [d], keepdim);
            var y = reduction.Fold(x, new ProductBody());
            if (Graph.Needed(x))
                Graph.Attach(y, new ProdNode(x, d, reduction.KeptSizes), x);
            converted?.Dispose();
            return y;
        }

        private readonly struct ProductBody : IFoldBody
        {
            public void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner) where T : unmanaged, INumber<T>
            {
                if (reduced == 0)
                    y.Fill(T.One);
                else
                    FoldKernel.Run<T, ProductFold<T>>(x, y, outer, reduced, inner);
            }
        }
    }

    /// <inheritdoc cref="Tensor.prod(ScalarType?)"/>
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    /// <inheritdoc cref="Tensor.prod(long, bool, ScalarType?)"/>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);

    /// <summary>Each element's gradient is the product of the others: of those before it and those behind it.</summary>
    private sealed class ProdNode(Tensor x, int dim, long[] keptSizes) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var x = _x.Value;
            if (x.Impl.Sizes.Length == 0 || x.Impl.Count == 0)
            {
                dx[0] = x.Impl.Count == 0 ? zeros_like(x) : dy;
                return;
            }
            long length = x.Impl.Sizes[dim];
            var one = Filled(x.Impl.Dtype, keptSizes, 1);
            var before = cat([one, x.narrow(dim, 0, length - 1)], dim).cumprod(dim);
            var behind = cat([x.narrow(dim, 1, length - 1), one], dim).flip(dim).cumprod(dim).flip(dim);
            dx[0] = dy.reshape(keptSizes) * before * behind;
        }

        public override void Release() => _x.Release();
    }
}
