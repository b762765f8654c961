using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>How often each whole number occurs in a vector, from 0 to the largest.</summary>
        /// <param name="weights">Added up instead of counting 1 each, if given; of the same shape.</param>
        /// <param name="minlength">Least length of the result.</param>
        /// <returns>int64, or the type of the weights (float64 for integers).</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Not a vector of non-negative integers.</exception>
        public Tensor bincount(Tensor? weights, long minlength = 0)
        {
            if (Impl.Sizes.Length != 1 || !Impl.Dtype.IsInteger())
                throw Errors.Torch(
                    $"bincount only supports 1-d non-negative integral inputs, got {Impl.Dtype.TorchName()} of shape " +
                    $"{Shapes.Format(Impl.Sizes)}");
            if (weights is not null && !weights.Impl.Sizes.AsSpan().SequenceEqual(Impl.Sizes))
                throw Errors.Torch("weights should be 1-d and have the same length as input");
            using var scope = NewDisposeScope();
            using var outside = no_grad();
            var places = to_type(ScalarType.Int64, copy: true).contiguous();
            ReadOnlySpan<long> at = places.Impl.Span<long>();
            long largest = -1;
            foreach (long place in at)
                largest = place < 0 ? throw Errors.Torch("bincount only supports 1-d non-negative integral inputs.")
                : Math.Max(largest, place);
            var type = weights is null ? ScalarType.Int64 : weights.Impl.Dtype.IsFloat() ? weights.Impl.Dtype : ScalarType.Float64;
            var counts = Filled(type, [Math.Max(largest + 1, minlength)], 0);
            var source = weights is null ? Filled(type, Impl.Sizes, 1) : weights.to_type(type);
            return counts.scatter_add(0, places, source).MoveToOuterDisposeScope();
        }

        /// <summary>How many elements, of a tensor of any shape, fall into each of several bins of equal width: shape (bins).</summary>
        /// <param name="bins">Number of bins.</param>
        /// <param name="min">Lower end of the first; both ends 0: the smallest element.</param>
        /// <param name="max">Upper end of the last, which it includes; both ends 0: the largest element.</param>
        /// <returns>Of this tensor's type; elements outside are not counted.</returns>
        public Tensor histc(long bins = 100, long min = 0, long max = 0)
        {
            if (!Impl.Dtype.IsFloat())
                throw Errors.Torch($"\"histogram_cpu\" not implemented for '{Impl.Dtype.TorchName()}'");
            if (bins <= 0)
                throw Errors.Torch($"bins must be > 0, got {bins}");
            if (min > max)
                throw Errors.Torch($"max must be larger than min, got {min} and {max}");
            var result = Filled(Impl.Dtype, [bins], 0);
            var c = Contiguous(out var temporary);
            Dispatch.Float(Impl.Dtype, "histc", new HistogramBody(c.Impl, result.Impl, min, max));
            temporary?.Dispose();
            return result;
        }

        private readonly struct HistogramBody(TensorImpl x, TensorImpl counts, double min, double max) : IFloatBody
        {
            public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
            {
                ReadOnlySpan<T> from = x.Span<T>();
                var bins = counts.Span<T>();
                double low = min, high = max;
                if (low == high && from.Length > 0)
                    (low, high) =
                        (double.CreateTruncating(TensorPrimitives.Min(from)), double.CreateTruncating(TensorPrimitives.Max(from)));
                if (low == high)
                    (low, high) = (low - 1, high + 1);
                foreach (T value in from)
                {
                    double v = double.CreateTruncating(value);
                    if (v >= low && v <= high)
                        bins[Math.Min(bins.Length - 1, (int)((v - low) / (high - low) * bins.Length))] += T.One;
                }
            }
        }
    }

    /// <inheritdoc cref="Tensor.bincount(Tensor, long)"/>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <inheritdoc cref="Tensor.histc(long, long, long)"/>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);
}
