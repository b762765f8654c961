using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Draws indices with given weights.</summary>
internal static class Multinomial
{
    /// <summary>Indices of <paramref name="count"/> draws from each row of weights.</summary>
    public static Tensor Draw(Tensor input, long count, bool replacement, Generator? generator)
    {
        var (impl, rank) = (input.Impl, input.Impl.Sizes.Length);
        if (rank is not (1 or 2))
            throw Errors.Torch("prob_dist must be 1 or 2 dim");
        if (!impl.Dtype.IsFloat())
            throw Errors.Torch($"multinomial only supports floating-point dtypes for input, got: {impl.Dtype.TorchName()}");
        if (count <= 0)
            throw Errors.Torch("cannot sample n_sample <= 0 samples");
        if (!replacement && count > impl.Sizes[^1])
            throw Errors.Torch("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        var result = new Tensor(new TensorImpl(ScalarType.Int64, rank == 1 ? [count] : [impl.Sizes[0], count]));
        if (result.Impl.Count > 0)
            Dispatch.Float(impl.Dtype, "multinomial",
                new Body(input, result.Impl, replacement && count > 1, generator ?? Generator.Default));
        return result;
    }

    private readonly struct Body(Tensor input, TensorImpl result, bool replacement, Generator generator) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            using var noise = replacement ? null : new Tensor(DrawOrder.EmptyLike(input.Impl, input.Impl.Dtype));
            var rows = input.Contiguous(out var temporary).Impl;
            int width = (int)rows.Sizes[^1], count = (int)result.Sizes[^1];
            try
            {
                var weights = (ReadOnlySpan<T>)rows.Span<T>();
                Check(weights, width);
                if (noise is not null)
                    RandomFill.Exponential(noise.Impl, 1, generator);
                for (int row = 0; row < weights.Length / width; row++)
                {
                    var indices = result.Span<long>().Slice(row * count, count);
                    if (noise is null)
                        WithReplacement(weights.Slice(row * width, width), indices);
                    else
                        Largest(weights.Slice(row * width, width), noise.Impl, row * width, indices);
                }
            }
            finally
            {
                temporary?.Dispose();
            }
        }

        /// <summary>The largest of w / e, e exponential: the order of these is that of draws without replacement.</summary>
        private static void Largest<T>(ReadOnlySpan<T> weights, TensorImpl noise, int start, Span<long> indices)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var scores = new T[weights.Length];
            for (int j = 0; j < scores.Length; j++)
                scores[j] = weights[j] / noise.At<T>(start + j);
            var order = Enumerable.Range(0, scores.Length).OrderByDescending(j => scores[j]).Take(indices.Length);
            int i = 0;
            foreach (int j in order)
                indices[i++] = j;
        }

        private void WithReplacement<T>(ReadOnlySpan<T> weights, Span<long> indices) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var cumulative = new T[weights.Length];
            T sum = T.Zero;
            for (int j = 0; j < weights.Length; j++)
                cumulative[j] = sum += weights[j];
            for (int j = 0; j < weights.Length; j++)
                cumulative[j] /= sum;
            cumulative[^1] = T.One;
            lock (generator.Gate)
                foreach (ref long index in indices)
                {
                    double drawn = generator.NextDouble();
                    int left = 0, right = cumulative.Length;
                    while (left < right)
                    {
                        int middle = left + (right - left) / 2;
                        if (double.CreateTruncating(cumulative[middle]) < drawn)
                            left = middle + 1;
                        else
                            right = middle;
                    }
                    index = left;
                }
        }

        private void Check<T>(ReadOnlySpan<T> weights, int width) where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (int start = 0; start < weights.Length; start += width)
            {
                T sum = T.Zero;
                foreach (var weight in weights.Slice(start, width))
                {
                    if (!T.IsFinite(weight) || weight < T.Zero)
                        throw Errors.Torch(!replacement ? "probability tensor contains either `inf`, `nan` or element < 0"
                            : weight < T.Zero ? "invalid multinomial distribution (encountering probability entry < 0)"
                            : "invalid multinomial distribution (encountering probability entry = infinity or NaN)");
                    sum += weight;
                }
                if (sum == T.Zero)
                    throw Errors.Torch("invalid multinomial distribution (sum of probabilities <= 0)");
            }
        }
    }
}
