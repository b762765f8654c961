using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The interval between boundaries in which each element lies.</summary>
        /// <param name="boundaries">Ascending numbers, shape (n).</param>
        /// <param name="outInt32">Give int32 instead of int64.</param>
        /// <param name="right">An element equal to a boundary lies above it, else below.</param>
        /// <returns>How many boundaries lie below each element; of this shape.</returns>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) => boundaries.Impl.Sizes.Length == 1
            ? searchsorted(boundaries, this, outInt32, right)
            : throw Errors.Torch($"boundaries tensor must be 1 dimension, but got dim({boundaries.Impl.Sizes.Length})");

        /// <summary>Where an element occurs among others.</summary>
        /// <param name="test_elements">What is looked for.</param>
        /// <param name="assumeUnique">No effect.</param>
        /// <param name="invert">Where it does not occur.</param>
        /// <returns>Tensor of bool of this shape.</returns>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => WrappedTensorDisposeScope(() =>
        {
            var ordered = test_elements.detach().reshape(-1).msort();
            if (ordered.Impl.Count == 0)
                return torch.full_like(this, invert, ScalarType.Bool);
            var at = searchsorted(ordered, detach().contiguous()).clamp_max(ordered.Impl.Count - 1);
            var found = ordered.take(at).eq(this);
            return invert ? found.logical_not() : found;
        });
    }

    /// <inheritdoc cref="Tensor.bucketize(Tensor, bool, bool)"/>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        input.bucketize(boundaries, outInt32, right);

    /// <inheritdoc cref="Tensor.isin(Tensor, bool, bool)"/>
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        tensor.isin(test_elements, assumeUnique, invert);

    /// <summary>Where values would go into ascending sequences so that these stay ascending.</summary>
    /// <param name="sorted_sequence">A vector, or one sequence per row of the last dimension.</param>
    /// <param name="values">Any shape for a vector; else the same shape but for the last dimension.</param>
    /// <param name="out_int32">Give int32 instead of int64.</param>
    /// <param name="right">Behind equal elements, else before them.</param>
    /// <param name="sorter">Indices that put the sequence in order, if it is not; int64.</param>
    /// <returns>Positions, of the values' shape.</returns>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false,
        Tensor? sorter = null)
    {
        var (own, wanted) = (sorted_sequence.Impl.Sizes, values.Impl.Sizes);
        if (own.Length == 0 || own.Length > 1 && (wanted.Length != own.Length || !own.AsSpan(..^1).SequenceEqual(wanted.AsSpan(..^1))))
            throw Errors.Torch(
                "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and " +
                $"input value tensor must match, but we got boundaries tensor {Shapes.Format(own)} and input value tensor " +
                $"{Shapes.Format(wanted)}");
        if (sorter is not null && (!sorter.Impl.Sizes.AsSpan().SequenceEqual(own) || sorter.Impl.Dtype != ScalarType.Int64))
            throw Errors.Torch(
                $"torch.searchsorted(): boundary and sorter must have the same size, and sorter be int64: got {Shapes.Format(own)} and " +
                $"{Shapes.Format(sorter.Impl.Sizes)}");
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var type = DType.Promote(sorted_sequence, values);
        var sequence = (sorter is null ? sorted_sequence : sorted_sequence.gather(-1, sorter)).to_type(type).contiguous();
        var sought = values.to_type(type).contiguous();
        var result = new Tensor(new TensorImpl(ScalarType.Int64, wanted));
        Dispatch.Numeric(type, new SearchBody(sequence.Impl, sought.Impl, result.Impl, right));
        return result.to_type(out_int32 ? ScalarType.Int32 : ScalarType.Int64).MoveToOuterDisposeScope();
    }

    /// <inheritdoc cref="searchsorted(Tensor, Tensor, bool, bool, Tensor)"/>
    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor? sorter)
    {
        using var one = Filled(values.Type, [], values);
        return searchsorted(sorted_sequence, one, out_int32, right, sorter);
    }

    private readonly struct SearchBody(TensorImpl sequence, TensorImpl values, TensorImpl result, bool right) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            ReadOnlySpan<T> all = sequence.Span<T>(), sought = values.Span<T>();
            var places = result.Span<long>();
            int length = checked((int)sequence.Sizes[^1]),
                perRow = sequence.Sizes.Length == 1 ? Math.Max(1, sought.Length) : checked((int)values.Sizes[^1]);
            for (int i = 0; i < sought.Length; i++)
            {
                var row = all.Slice(i / perRow * length, length);
                int low = 0, high = length;
                while (low < high)
                {
                    int middle = (low + high) >>> 1;
                    bool before = right ? !(row[middle] > sought[i]) : !(row[middle] >= sought[i]);
                    (low, high) = before ? (middle + 1, high) : (low, middle);
                }
                places[i] = low;
            }
        }
    }
}
