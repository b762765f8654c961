namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of the elements that are not NaN, as a tensor without dimensions.</summary>
        public Tensor nansum() => WrappedTensorDisposeScope(() => masked_fill(isnan(), 0).sum());

        /// <summary>The mean of the elements that are not NaN.</summary>
        /// <param name="dim">Dimension; null for all elements.</param>
        /// <param name="keepdim">Keep it with size 1.</param>
        /// <param name="dtype">Element type to convert to first.</param>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) => WrappedTensorDisposeScope(() =>
        {
            long[] dims = dim is { } d ? [d] : [];
            var x = to_type(dtype ?? Impl.Dtype);
            if (!x.Impl.Dtype.IsFloat())
                throw Errors.Torch($"nanmean(): expected input to have floating point or complex dtype but got {x.Impl.Dtype.TorchName()}");
            var missing = x.isnan();
            return x.masked_fill(missing, 0).sum(dims, keepdim) / missing.logical_not().sum(dims, keepdim);
        });
    }

    /// <inheritdoc cref="Tensor.nansum()"/>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <inheritdoc cref="Tensor.nanmean(int?, bool, ScalarType?)"/>
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
        input.nanmean(dim, keepdim, dtype);
}
