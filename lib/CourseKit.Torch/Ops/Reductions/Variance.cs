namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The variance of all elements, as a tensor without dimensions.</summary>
        /// <param name="unbiased">Divide by n - 1 instead of n.</param>
        public Tensor var(bool unbiased = true) => VarianceOver([], unbiased, keepdim: false, null);

        /// <summary>Variances along one dimension.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="unbiased">Divide by n - 1 instead of n.</param>
        /// <param name="keepdim">Keep the dimension with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => VarianceOver([dim], unbiased, keepdim, type);

        /// <summary>Variances along some dimensions; none means all.</summary>
        /// <param name="dimensions">Dimensions.</param>
        /// <param name="unbiased">Divide by n - 1 instead of n.</param>
        /// <param name="keepdim">Keep them with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            VarianceOver(dimensions, unbiased, keepdim, type);

        /// <summary>The standard deviation of all elements, as a tensor without dimensions.</summary>
        /// <param name="unbiased">Divide by n - 1 instead of n.</param>
        public Tensor std(bool unbiased = true) => RootOf(var(unbiased));

        /// <summary>Standard deviations along one dimension.</summary>
        /// <inheritdoc cref="var(long, bool, bool, ScalarType?)"/>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => RootOf(var(dim, unbiased, keepdim, type));

        /// <summary>Standard deviations along some dimensions; none means all.</summary>
        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            RootOf(var(dimensions, unbiased, keepdim, type));

        private Tensor VarianceOver(long[] dims, bool unbiased, bool keepdim, ScalarType? type)
        {
            var dtype = type ?? Impl.Dtype;
            if (!dtype.IsFloat())
                throw Errors.Torch($"std and var only support floating point dtypes, got {dtype.TorchName()}");
            return WrappedTensorDisposeScope(() =>
            {
                var x = to_type(dtype);
                var reduction = new Reduction(Impl.Sizes, dims, keepdim);
                var deviations = x.sub(x.mean(dims, keepdim: true));
                return deviations.square().sum(dims, keepdim) / (double)Math.Max(0, reduction.Reduced - (unbiased ? 1 : 0));
            });
        }

        private static Tensor RootOf(Tensor variance)
        {
            using (variance)
                return variance.sqrt();
        }
    }

    /// <inheritdoc cref="Tensor.var(bool)"/>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <inheritdoc cref="Tensor.std(bool)"/>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);
}
