namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with one value where the mask is true.</summary>
        /// <param name="mask">Tensor of bool; both broadcast.</param>
        /// <param name="value">The value.</param>
        /// <returns>New tensor; gradients pass where the mask is false.</returns>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            RequireMask("masked_fill", mask);
            using var filler = Filled(Impl.Dtype, [], value);
            return torch.where(mask, filler, this);
        }

        /// <summary>In place: writes one value where the mask is true.</summary>
        /// <param name="mask">Tensor of bool; broadcasts to this shape.</param>
        /// <param name="value">The value.</param>
        /// <returns>This tensor.</returns>
        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace.Replace(this, masked_fill(mask, value));

        /// <summary>The elements where the mask is true, in row-major order.</summary>
        /// <param name="mask">Tensor of bool; both broadcast.</param>
        /// <returns>New tensor of one dimension.</returns>
        public Tensor masked_select(Tensor mask)
        {
            RequireMask("masked_select", mask);
            return WrappedTensorDisposeScope(() =>
            {
                var sizes = Shapes.Broadcast(Impl.Sizes, mask.Impl.Sizes);
                var hits = mask.expand(sizes).reshape(-1).nonzero().reshape(-1);
                return expand(sizes).reshape(-1).index_select(0, hits);
            });
        }

        /// <summary>A copy with elements of <paramref name="value"/>, in their order, where the mask is true.</summary>
        /// <param name="mask">Tensor of bool; broadcasts with this one.</param>
        /// <param name="value">At least as many elements as the mask has true ones.</param>
        public Tensor masked_scatter(Tensor mask, Tensor value)
        {
            RequireMask("masked_scatter", mask);
            if (value.Impl.Dtype != Impl.Dtype)
                throw Errors.Torch($"masked_scatter: expected self and source to have same dtypes but got {Impl.Dtype.TorchName()} and " +
                    $"{value.Impl.Dtype.TorchName()}");
            return WrappedTensorDisposeScope(() =>
            {
                var sizes = Shapes.Broadcast(Impl.Sizes, mask.Impl.Sizes);
                var hits = mask.expand(sizes).reshape(-1).nonzero().reshape(-1);
                if (hits.Impl.Count > value.Impl.Count)
                    throw Errors.Torch($"masked_scatter: expected the number of elements in source ({value.Impl.Count}) to be at least " +
                        $"the number of true elements in mask ({hits.Impl.Count})");
                return expand(sizes).reshape(-1).index_copy(0, hits, value.reshape(-1).narrow(0, 0, hits.Impl.Count)).view(sizes);
            });
        }

        /// <summary>In place: writes elements of <paramref name="value"/>, in their order, where the mask is true.</summary>
        /// <returns>This tensor.</returns>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => InPlace.Replace(this, masked_scatter(mask, value));

        /// <summary>The indices of the elements that are not 0 (of a mask: that are true).</summary>
        /// <returns>int64, shape (number of them, number of dimensions), in row-major order.</returns>
        public Tensor nonzero()
        {
            var sizes = Impl.Sizes;
            using var truth = to_type(ScalarType.Bool).contiguous();
            ReadOnlySpan<bool> hits = truth.Impl.Span<bool>();
            int count = System.Runtime.InteropServices.MemoryMarshal.Cast<bool, byte>(hits).Count((byte)1);
            var result = new Tensor(new TensorImpl(ScalarType.Int64, [count, sizes.Length]));
            var rows = result.Impl.Span<long>();
            int row = 0;
            for (int i = 0; i < hits.Length && count > 0; i++)
            {
                if (!hits[i])
                    continue;
                long rest = i;
                for (int d = sizes.Length - 1; d >= 0; d--)
                {
                    rows[row * sizes.Length + d] = rest % sizes[d];
                    rest /= sizes[d];
                }
                row++;
            }
            return result;
        }

        /// <summary>The indices of the elements that are not 0, one vector per dimension.</summary>
        public IList<Tensor> nonzero_as_list() => torch.where(this);

        /// <inheritdoc cref="nonzero()"/>
        public Tensor argwhere() => nonzero();

        private static void RequireMask(string op, Tensor mask)
        {
            if (mask.Impl.Dtype != ScalarType.Bool)
                throw Errors.Torch($"{op}: expected BoolTensor for mask, got {mask.Impl.Dtype.TorchName()}");
        }
    }

    /// <inheritdoc cref="Tensor.masked_select(Tensor)"/>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    /// <inheritdoc cref="Tensor.nonzero()"/>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <inheritdoc cref="Tensor.nonzero()"/>
    public static Tensor argwhere(Tensor input) => input.nonzero();

    /// <summary>The indices of the elements that are true (or not 0), one vector per dimension.</summary>
    public static Tensor[] where(Tensor condition)
    {
        using var rows = (condition.Impl.Sizes.Length == 0 ? condition.unsqueeze(0) : condition).nonzero();
        return [.. Enumerable.Range(0, (int)rows.Impl.Sizes[1]).Select(d => rows.select(1, d))];
    }
}
