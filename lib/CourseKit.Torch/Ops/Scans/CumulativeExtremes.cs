using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest element so far along a dimension, and where it stands; the last of equals; NaN wins.</summary>
        /// <param name="dim">Dimension.</param>
        /// <returns>Values, which gradients pass through, and int64 indices; both of the same shape.</returns>
        public (Tensor values, Tensor indexes) cummax(long dim) => Cumulated(dim, largest: true);

        /// <summary>The smallest element so far along a dimension, and where it stands; the last of equals; NaN wins.</summary>
        /// <param name="dim">Dimension.</param>
        /// <returns>Values, which gradients pass through, and int64 indices; both of the same shape.</returns>
        public (Tensor values, Tensor indexes) cummin(long dim) => Cumulated(dim, largest: false);

        private (Tensor, Tensor) Cumulated(long dim, bool largest)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var c = Contiguous(out var temporary);
            var values = new Tensor(new TensorImpl(Impl.Dtype, Impl.Sizes));
            var indices = new Tensor(new TensorImpl(ScalarType.Int64, Impl.Sizes));
            LanesOf.Run(Impl, d, new CumulatedBody(c.Impl, values.Impl, indices.Impl, largest));
            temporary?.Dispose();
            if (Graph.Needed(this))
                Graph.Attach(values, new GatherNode(Impl.Sizes, d, indices), this);
            return (values, indices);
        }

        private readonly struct CumulatedBody(TensorImpl x, TensorImpl values, TensorImpl indices, bool largest) : ILaneBody
        {
            public void Run<T>(int outer, int length, int inner) where T : unmanaged, INumber<T>
            {
                ReadOnlySpan<T> from = x.Span<T>();
                Span<T> best = values.Span<T>();
                Span<long> at = indices.Span<long>();
                for (int i = 0; i < from.Length; i++)
                {
                    long k = i / inner % length;
                    bool wins = k == 0 || T.IsNaN(from[i]) || !T.IsNaN(best[i - inner]) && (largest
                        ? from[i] >= best[i - inner] : from[i] <= best[i - inner]);
                    (best[i], at[i]) = wins ? (from[i], k) : (best[i - inner], at[i - inner]);
                }
            }
        }
    }

    /// <inheritdoc cref="Tensor.cummax(long)"/>
    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => input.cummax(dim);

    /// <inheritdoc cref="Tensor.cummin(long)"/>
    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => input.cummin(dim);
}
