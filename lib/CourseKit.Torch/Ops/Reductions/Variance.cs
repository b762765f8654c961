using System.Numerics;
using static TorchSharp.torch;

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
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            VarianceOver([dim], unbiased, keepdim, type);

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
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            RootOf(var(dim, unbiased, keepdim, type));

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
                return Unary.Float<Deviation>(variance);
        }
    }
}

/// <summary>The root of a variance; where that is 0 there is no slope, and 0 is taken.</summary>
internal readonly struct Deviation : IFloatUnary
{
    public static string Name => "std";

    public static Saves Saves => Saves.Output;

    public static void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> => TensorPrimitives.Sqrt(x, y);

    public static Tensor Gradient(Tensor dy, Tensor? x, Tensor? y) => (dy / (y! * 2)).masked_fill(y!.eq((Scalar)0), 0);
}
