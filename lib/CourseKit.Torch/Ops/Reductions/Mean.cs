namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The mean of all elements, as a tensor without dimensions.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The elements are integers.</exception>
        public Tensor mean() => MeanOver([], keepdim: false, null);

        /// <summary>Means along some dimensions; none means all.</summary>
        /// <param name="dimensions">Dimensions that are averaged.</param>
        /// <param name="keepdim">Keep them with size 1.</param>
        /// <param name="type">Element type to convert to first.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => MeanOver(dimensions, keepdim, type);

        private Tensor MeanOver(ReadOnlySpan<long> dims, bool keepdim, ScalarType? type)
        {
            var dtype = type ?? Impl.Dtype;
            if (!dtype.IsFloat())
                throw Errors.Torch(
                    $"mean(): could not infer output dtype. Input dtype must be a floating point dtype. Got: {dtype.TorchName()}");
            var reduction = new Reduction(Impl.Sizes, dims, keepdim);
            using var total = SumOver(dims, keepdim, dtype);
            return total / (double)reduction.Reduced;
        }
    }

    /// <inheritdoc cref="Tensor.mean()"/>
    public static Tensor mean(Tensor input) => input.mean();

    /// <inheritdoc cref="Tensor.mean(long[], bool, ScalarType?)"/>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);
}
