namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>y[i][j] = this[index[i][j]][j]</c> for dimension 0, and so on for the others.</summary>
        /// <param name="dim">Dimension that the indices count along.</param>
        /// <param name="index">Indices, int64, as many dimensions as this tensor; no larger than it along the other dimensions.</param>
        /// <returns>New tensor of the index's shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The shapes do not fit, or an index is out of
        /// range.</exception>
        public Tensor gather(long dim, Tensor index)
        {
            int d = Along.Check("gather", this, dim, index, null);
            var y = new Tensor(new TensorImpl(Impl.Dtype, index.Impl.Sizes));
            Along.Run<Read>(Impl, index.Impl, y.Impl, d, shared: false);
            return Graph.Needed(this) ? Graph.Attach(y, new GatherNode(Impl.Sizes, d, index), this) : y;
        }

        /// <summary>Elements by their indices along a dimension; index and this tensor broadcast along the others.</summary>
        /// <param name="indices">Indices, int64, such as <see cref="argsort(long, bool)"/> gives.</param>
        /// <param name="dim">Dimension that the indices count along.</param>
        public Tensor take_along_dim(Tensor indices, long dim) => WrappedTensorDisposeScope(() =>
        {
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var (own, wanted) = ((long[])Impl.Sizes.Clone(), (long[])indices.Impl.Sizes.Clone());
            if (own.Length != wanted.Length)
                throw Errors.Torch("torch.take_along_dim(): input and indices should have the same number of dimensions, but got " +
                    $"{own.Length} dimensions for input, and {wanted.Length} dimensions for indices");
            (own[d], wanted[d]) = (1, 1);
            var common = Shapes.Broadcast(own, wanted);
            (own, wanted) = ((long[])common.Clone(), common);
            (own[d], wanted[d]) = (Impl.Sizes[d], indices.Impl.Sizes[d]);
            return expand(own).gather(d, indices.expand(wanted));
        });

        /// <summary>Elements by their indices in row-major order.</summary>
        /// <param name="indices">Indices, int64.</param>
        /// <returns>New tensor of one dimension.</returns>
        public Tensor take_along_dim(Tensor indices) => WrappedTensorDisposeScope(() => reshape(-1).gather(0, indices.reshape(-1)));

        /// <inheritdoc cref="take_along_dim(Tensor)"/>
        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));

        /// <inheritdoc cref="take_along_dim(Tensor, long)"/>
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);

        /// <summary>Elements by their indices in row-major order.</summary>
        /// <param name="index">Indices, int64; negative ones count from the end.</param>
        /// <returns>New tensor of the index's shape.</returns>
        public Tensor take(Tensor index)
        {
            if (index.Impl.Dtype != ScalarType.Int64)
                throw Errors.Torch($"take(): Expected a long tensor for index, but got {index.Impl.Dtype.TorchName()}");
            return WrappedTensorDisposeScope(() => reshape(-1).index_select(0, index.reshape(-1)).view(index.Impl.Sizes));
        }
    }

    /// <inheritdoc cref="Tensor.gather(long, Tensor)"/>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <inheritdoc cref="Tensor.take_along_dim(Tensor, long)"/>
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) => input.take_along_dim(indices, dim);

    /// <inheritdoc cref="Tensor.take_along_dim(Tensor, long)"/>
    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0) => input.take_along_dim(indices, dim);

    /// <inheritdoc cref="Tensor.take(Tensor)"/>
    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    private sealed class GatherNode(long[] sizes, int dim, Tensor index) : UnaryOutputNode
    {
        private SavedTensor _index = SavedTensor.Keep(index);

        protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
            dx[0] = Filled(dy.Impl.Dtype, sizes, 0).scatter_add(dim, _index.Value, dy);

        public override void Release() => _index.Release();
    }
}
