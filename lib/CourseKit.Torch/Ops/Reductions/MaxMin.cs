using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest element, as a tensor without dimensions; equals share the gradient.</summary>
        public Tensor max() => Extreme<MaxBody>("max");

        /// <summary>The smallest element, as a tensor without dimensions; equals share the gradient.</summary>
        public Tensor min() => Extreme<MinBody>("min");

        /// <summary>The larger of this[i] and other[i], broadcasting.</summary>
        public Tensor max(Tensor other) => maximum(other);

        /// <summary>The smaller of this[i] and other[i], broadcasting.</summary>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>The largest element along a dimension and its index; the first of equals.</summary>
        /// <param name="dim">Dimension that is searched.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <returns>Values, which gradients pass through, and int64 indices.</returns>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => ExtremeAlong(dim, keepdim, largest: true);

        /// <summary>The smallest element along a dimension and its index; the first of equals.</summary>
        /// <param name="dim">Dimension that is searched.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <returns>Values, which gradients pass through, and int64 indices.</returns>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => ExtremeAlong(dim, keepdim, largest: false);

        /// <summary>Index of the largest element in row-major order, as a 0-d tensor of int64; the first of equals.</summary>
        public Tensor argmax() => ArgFlat(largest: true);

        /// <summary>Index of the smallest element in row-major order, as a 0-d tensor of int64; the first of equals.</summary>
        public Tensor argmin() => ArgFlat(largest: false);

        /// <summary>Index of the largest element along a dimension; the first of equals.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => ArgAlong(dim, keepdim, largest: true);

        /// <summary>Index of the smallest element along a dimension; the first of equals.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => ArgAlong(dim, keepdim, largest: false);

        private Tensor Extreme<TBody>(string name) where TBody : struct, IFoldBody
        {
            if (Impl.Count == 0)
                throw Errors.Torch($"{name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim " +
                    "with the 'dim' argument.");
            var y = new Reduction(Impl.Sizes, [], keepdim: false).Fold(this, default(TBody));
            return Graph.Needed(this) ? Graph.Attach(y, new ExtremeNode(this, y), this) : y;
        }

        private (Tensor, Tensor) ExtremeAlong(long dim, bool keepdim, bool largest)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            if (Impl.Sizes.Length > 0 && Impl.Sizes[d] == 0)
                throw Errors.Torch($"{(largest ? "max" : "min")}(): Expected reduction dim {dim} to have non-zero size.");
            var reduction = new Reduction(Impl.Sizes, [dim], keepdim);
            var x = Contiguous(out var temporary);
            var values = new Tensor(new TensorImpl(Impl.Dtype, reduction.ResultSizes));
            var indices = new Tensor(new TensorImpl(ScalarType.Int64, reduction.ResultSizes));
            Dispatch.Numeric(Impl.Dtype, new ArgBody(x.Impl, values.Impl, indices.Impl, d, largest));
            temporary?.Dispose();
            if (Graph.Needed(this))
                Graph.Attach(values, new SelectedNode(Impl.Sizes, d, indices, reduction.KeptSizes), this);
            return (values, indices);
        }

        private Tensor ArgAlong(long dim, bool keepdim, bool largest)
        {
            using var outside = no_grad();
            var (values, indices) = ExtremeAlong(dim, keepdim, largest);
            values.Dispose();
            return indices;
        }

        private Tensor ArgFlat(bool largest)
        {
            using var outside = no_grad();
            using var flat = reshape(-1);
            return flat.ArgAlong(0, keepdim: false, largest);
        }

        private readonly struct MaxBody : IFoldBody
        {
            public void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner) where T : unmanaged, INumber<T> =>
                FoldKernel.Run<T, MaxFold<T>>(x, y, outer, reduced, inner);
        }

        private readonly struct MinBody : IFoldBody
        {
            public void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner) where T : unmanaged, INumber<T> =>
                FoldKernel.Run<T, MinFold<T>>(x, y, outer, reduced, inner);
        }

        private readonly struct ArgBody(TensorImpl x, TensorImpl values, TensorImpl indices, int dim, bool largest) : INumericBody
        {
            public void Run<T>() where T : unmanaged, INumber<T>
            {
                var sizes = x.Sizes.Length == 0 ? [1] : x.Sizes;
                int outer = checked((int)Shapes.Count(sizes.AsSpan(0, dim))), inner = checked((int)Shapes.Count(sizes.AsSpan(dim + 1)));
                ArgExtreme.Run<T>(x.Span<T>(), values.Span<T>(), indices.Span<long>(), outer, checked((int)sizes[dim]), inner, largest);
            }
        }
    }

    /// <inheritdoc cref="Tensor.min(Tensor)"/>
    public static Tensor min(Tensor input, Tensor other) => input.min(other);

    /// <inheritdoc cref="Tensor.max(Tensor)"/>
    public static Tensor max(Tensor input, Tensor other) => input.max(other);

    /// <inheritdoc cref="Tensor.max()"/>
    public static Tensor max(Tensor input) => input.max();

    /// <inheritdoc cref="Tensor.min()"/>
    public static Tensor min(Tensor input) => input.min();

    /// <inheritdoc cref="Tensor.max(long, bool)"/>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <inheritdoc cref="Tensor.min(long, bool)"/>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <inheritdoc cref="Tensor.argmax()"/>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <inheritdoc cref="Tensor.argmax(long, bool)"/>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <inheritdoc cref="Tensor.argmin()"/>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <inheritdoc cref="Tensor.argmin(long, bool)"/>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    private sealed class ExtremeNode(Tensor x, Tensor y) : UnaryOutputNode
    {
        private SavedTensor _x = SavedTensor.Keep(x);
        private SavedTensor _y = SavedTensor.Keep(y);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var (x, y) = (_x.Value, _y.Value);
            var hits = double.IsNaN(y.ToDouble()) ? x.ne(x) : x.eq(y);
            dx[0] = where(hits, dy.div(hits.sum()), tensor(0.0, dtype: dy.dtype));      // not times 0: the gradient may be infinite
        }

        public override void Release()
        {
            _x.Release();
            _y.Release();
        }
    }

    /// <summary>Sends the gradient of each selected element to where it stood.</summary>
    private sealed class SelectedNode(long[] sizes, int dim, Tensor indices, long[] keptSizes) : UnaryOutputNode
    {
        private SavedTensor _indices = SavedTensor.Keep(indices);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            if (sizes.Length == 0)
            {
                dx[0] = dy;
                return;
            }
            var positions = arange(sizes[dim], ScalarType.Int64).view([.. Enumerable.Repeat(1L, dim), sizes[dim],
                .. Enumerable.Repeat(1L, sizes.Length - dim - 1)]);
            var chosen = _indices.Value.view(keptSizes).eq(positions);
            dx[0] = where(chosen, dy.reshape(keptSizes), tensor(0.0, dtype: dy.dtype));
        }

        public override void Release() => _indices.Release();
    }
}
