namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy to whose slice <c>index[i]</c> along a dimension <c>alpha</c> times slice i of the source was added.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Indices, int64 or int32, shape (n); equal ones add up.</param>
        /// <param name="source">Of this shape, but n along <paramref name="dim"/>.</param>
        /// <param name="alpha">Factor of the source.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The shapes do not fit, or an index is out of
        /// range.</exception>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            var (d, positions) = SliceArguments("index_add", dim, index, source);
            using (positions)
            {
                var y = RawCopy(Impl, Impl.Sizes);
                using var scaled = source.mul(alpha).to_type(Impl.Dtype, disposeAfter: true).detach();
                Slices.Run<AddUp>(y.Impl, positions.Impl, scaled.Contiguous(out var temporary).Impl, d);
                temporary?.Dispose();
                y.TrueIsOne();
                return Graph.Needed(this, source) ? Graph.Attach(y, new IndexAddNode(d, positions, alpha), this, source) : y;
            }
        }

        /// <summary>In place: to slice <c>index[i]</c> along a dimension <c>alpha</c> times slice i of the source is added.</summary>
        /// <returns>This tensor.</returns>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            InPlace.Replace(this, index_add(dim, index, source, alpha));

        /// <summary>A copy whose slice <c>index[i]</c> along a dimension is slice i of the source.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Indices, int64, shape (n).</param>
        /// <param name="source">Of this shape, but n along <paramref name="dim"/>.</param>
        public Tensor index_copy(long dim, Tensor index, Tensor source)
        {
            var (d, positions) = SliceArguments("index_copy", dim, index, source);
            using (positions)
            {
                if (source.Impl.Dtype != Impl.Dtype)
                    throw Errors.Torch("index_copy_(): self and source expected to have the same dtype, but got (self) " +
                        $"{Impl.Dtype.TorchName()} and (source) {source.Impl.Dtype.TorchName()}");
                var y = RawCopy(Impl, Impl.Sizes);
                Slices.Run<Write>(y.Impl, positions.Impl, source.Contiguous(out var temporary).Impl, d);
                temporary?.Dispose();
                return Graph.Needed(this, source) ? Graph.Attach(y, new IndexCopyNode(d, positions), this, source) : y;
            }
        }

        /// <summary>In place: slice <c>index[i]</c> along a dimension becomes slice i of the source.</summary>
        /// <returns>This tensor.</returns>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => InPlace.Replace(this, index_copy(dim, index, source));

        /// <summary>A copy whose slices <c>index[i]</c> along a dimension are full of one value.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Indices, int64, shape (n).</param>
        /// <param name="value">The value.</param>
        public Tensor index_fill(long dim, Tensor index, Scalar value)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            if (Impl.Sizes.Length == 0)
                return WrappedTensorDisposeScope(() => unsqueeze(0).index_fill(0, index, value).squeeze(0));
            var sizes = (long[])Impl.Sizes.Clone();
            sizes[d] = index.Impl.Count;
            using var source = Filled(Impl.Dtype, sizes, value);
            return index_copy(dim, index, source);
        }

        /// <summary>In place: slices <c>index[i]</c> along a dimension are filled with one value.</summary>
        /// <returns>This tensor.</returns>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => InPlace.Replace(this, index_fill(dim, index, value));

        /// <summary>Bools that were added up as bytes: true and true are true, not 2.</summary>
        private void TrueIsOne()
        {
            if (Impl.Dtype == ScalarType.Bool)
                TensorPrimitives.Min(Impl.Span<byte>(), (byte)1, Impl.Span<byte>());
        }

        private (int Dim, Tensor Positions) SliceArguments(string op, long dim, Tensor index, Tensor source)
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var expected = (long[])Impl.Sizes.Clone();
            if (expected.Length > 0)
                expected[d] = index.Impl.Count;
            if (!source.Impl.Sizes.AsSpan().SequenceEqual(expected) && !(expected.Length == 0 && source.Impl.Count == 1)
                && !(source.Impl.Sizes.Length == 0 && Shapes.Count(expected) == 1))
                throw Errors.Torch($"{op}(): source of shape {Shapes.Format(source.Impl.Sizes)} does not fit {index.Impl.Count} indices " +
                    $"along dimension {d} of {Shapes.Format(Impl.Sizes)}");
            return (d, Slices.Positions(op, index, expected.Length == 0 ? 1 : Impl.Sizes[d], d));
        }
    }

    /// <inheritdoc cref="Tensor.index_add(long, Tensor, Tensor, Scalar)"/>
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add(dim, index, source, alpha);

    /// <inheritdoc cref="Tensor.index_add_(long, Tensor, Tensor, Scalar)"/>
    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add_(dim, index, source, alpha);

    /// <inheritdoc cref="Tensor.index_copy(long, Tensor, Tensor)"/>
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy(dim, index, source);

    /// <inheritdoc cref="Tensor.index_copy_(long, Tensor, Tensor)"/>
    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy_(dim, index, source);

    /// <inheritdoc cref="Tensor.index_fill(long, Tensor, Scalar)"/>
    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill(dim, index, value);

    /// <inheritdoc cref="Tensor.index_fill_(long, Tensor, Scalar)"/>
    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill_(dim, index, value);

    private sealed class IndexAddNode(int dim, Tensor index, Scalar alpha) : UnaryOutputNode
    {
        private SavedTensor _index = SavedTensor.Keep(index);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            if (Needs(0))
                dx[0] = dy;
            if (Needs(1))
                dx[1] = dy.index_select(dim, _index.Value).mul(alpha);
        }

        public override void Release() => _index.Release();
    }

    private sealed class IndexCopyNode(int dim, Tensor index) : UnaryOutputNode
    {
        private SavedTensor _index = SavedTensor.Keep(index);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            if (Needs(0))
                dx[0] = dy.index_fill(dim, _index.Value, 0);
            if (Needs(1))
                dx[1] = dy.index_select(dim, _index.Value);
        }

        public override void Release() => _index.Release();
    }
}
