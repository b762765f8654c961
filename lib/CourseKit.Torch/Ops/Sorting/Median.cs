namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The middle element of all in order (of two the lower one), as a tensor without dimensions; NaN if any is NaN.</summary>
        /// <remarks>Elements equal to it share the gradient.</remarks>
        public Tensor median()
        {
            if (Impl.Count == 0)
                return Filled(Impl.Dtype, [], Impl.Dtype switch
                {
                    ScalarType.Int64 => (Scalar)long.MinValue,      // what NaN becomes in PyTorch's integers
                    ScalarType.Int32 => int.MinValue,
                    var dtype => dtype.IsFloat() ? double.NaN : 0.0,
                });
            Tensor y;
            using (no_grad())
                y = WrappedTensorDisposeScope(() =>
                {
                    var ordered = reshape(-1).msort();
                    var last = ordered.select(0, -1);
                    return Impl.Dtype.IsFloat() && double.IsNaN(last.ToDouble())
                        ? last.clone() : ordered.select(0, (Impl.Count - 1) / 2).clone();
                });
            return Graph.Needed(this) ? Graph.Attach(y, new ExtremeNode(this, y), this) : y;
        }

        /// <summary>The middle element of those that are not NaN, in order (of two the lower one), as a tensor without
        /// dimensions.</summary>
        public Tensor nanmedian() => WrappedTensorDisposeScope(() => masked_select(isnan().logical_not()).median());

        /// <summary>The most frequent element along a dimension (of several the smallest), and the last place where it stands.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <returns>Values, which gradients pass through, and int64 indices.</returns>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            using var scope = NewDisposeScope();
            if (Impl.Sizes.Length == 0)
                return (clone().MoveToOuterDisposeScope(), zeros([], ScalarType.Int64).MoveToOuterDisposeScope());
            Tensor places, sorted;
            using (no_grad())
            {
                (sorted, places) = sort(d);
                var lanes = sorted.transpose(d, -1).contiguous();
                long length = Impl.Sizes[d];
                var starts = lanes.reshape(-1, length);
                // runs of equals are as long as the distance between their first and last element
                var position = arange(length, ScalarType.Int64);
                var changes = starts.narrow(1, 1, length - 1).ne(starts.narrow(1, 0, length - 1));
                var head = torch.cat([torch.ones(starts.shape[0], 1, ScalarType.Bool), changes], 1);
                var begin = torch.where(head, position, torch.zeros_like(position)).cummax(1).values;
                var longest = (position - begin).max(1, keepdim: true).values;
                var at = (position - begin).eq(longest).to_type(ScalarType.Int64).argmax(1, keepdim: true);
                places = places.transpose(d, -1).contiguous().reshape(-1, length).gather(1, at);
                var kept = (long[])lanes.Impl.Sizes.Clone();
                kept[^1] = 1;
                places = places.view(kept).transpose(d, -1).contiguous();
            }
            var values = gather(d, places);
            return keepdim
                ? (values.MoveToOuterDisposeScope(), places.MoveToOuterDisposeScope())
                : (values.squeeze(d).MoveToOuterDisposeScope(), places.squeeze(d).MoveToOuterDisposeScope());
        }

        /// <summary>Quantiles along a dimension, interpolated between the two elements next to them.</summary>
        /// <param name="q">Numbers from 0 to 1, of this tensor's type: one, or a vector.</param>
        /// <param name="dim">Dimension; -1 for all elements.</param>
        /// <param name="keepdim">Keep the dimension with size 1.</param>
        /// <returns>The reduced shape; a vector of q gives a dimension in front.</returns>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Quantile(q, dim, keepdim, ignoreNan: false);

        /// <summary>Quantiles along a dimension of the elements that are not NaN.</summary>
        /// <inheritdoc cref="quantile(Tensor, long, bool)"/>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Quantile(q, dim, keepdim, ignoreNan: true);

        private Tensor Quantile(Tensor q, long dim, bool keepdim, bool ignoreNan)
        {
            if (!Impl.Dtype.IsFloat() || q.Impl.Dtype != Impl.Dtype)
                throw Errors.Torch("quantile() input tensor must be either float or double dtype, and q tensor must be same dtype as " +
                    $"the input tensor: got {Impl.Dtype.TorchName()} and {q.Impl.Dtype.TorchName()}");
            if (q.Impl.Sizes.Length > 1)
                throw Errors.Torch($"quantile() q must be a scalar or 1D tensor, got shape {Shapes.Format(q.Impl.Sizes)}");
            if (Impl.Count == 0)
                throw Errors.Torch("quantile() input tensor must be non-empty");
            return WrappedTensorDisposeScope(() =>
            {
                bool whole = dim == -1;
                var x = whole ? reshape(-1) : this;
                int d = whole ? 0 : Shapes.Dimension(dim, Impl.Sizes.Length), rank = x.Impl.Sizes.Length;
                var (ordered, _) = x.transpose(d, rank - 1).sort(-1);
                var missing = ordered.isnan();
                var ones = new long[rank];
                Array.Fill(ones, 1);
                ones[^1] = -1;
                var last = ignoreNan
                    ? missing.logical_not().sum(-1, keepdim: true).sub((Scalar)1).to_type(Impl.Dtype)
                    : Filled(Impl.Dtype, [], (double)(x.Impl.Sizes[d] - 1));
                var position = q.detach().reshape(ones) * last;
                if (!ignoreNan)     // NaN is sorted to the end: the last place gives it, and takes its gradient
                    position = torch.where(missing.any(-1, keepdim: true), last, position);
                var (below, above) = (position.floor(), position.ceil());
                var low = ordered.take_along_dim(below.to_type(ScalarType.Int64).clamp_min(0), -1);
                var high = ordered.take_along_dim(above.to_type(ScalarType.Int64).clamp_min(0), -1);
                var y = low.lerp(high, position - below);
                var result = new Reduction(Impl.Sizes, whole ? [] : [d], keepdim).ResultSizes;
                var front = y.transpose(d, rank - 1).movedim([d], [0]);
                return q.Impl.Sizes.Length == 0 ? front.reshape(result) : front.reshape([q.Impl.Count, .. result]);
            });
        }
    }

    /// <inheritdoc cref="Tensor.median()"/>
    public static Tensor median(Tensor input) => input.median();

    /// <inheritdoc cref="Tensor.nanmedian()"/>
    public static Tensor nanmedian(Tensor input) => input.nanmedian();

    /// <inheritdoc cref="Tensor.mode(long, bool)"/>
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);

    /// <inheritdoc cref="Tensor.quantile(Tensor, long, bool)"/>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    /// <inheritdoc cref="Tensor.nanquantile(Tensor, long, bool)"/>
    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);
}
