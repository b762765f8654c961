namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with <c>y[index[i][j]][j] = src[i][j]</c> for dimension 0, and so on for the others.</summary>
        /// <param name="dim">Dimension that the indices count along.</param>
        /// <param name="index">Indices, int64, as many dimensions as this tensor.</param>
        /// <param name="src">Elements to write, at least as large as the index; of several for one place the last stays.</param>
        /// <returns>New tensor of this one's shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The shapes or types do not fit, or an index is out of
        /// range.</exception>
        public Tensor scatter(long dim, Tensor index, Tensor src)
        {
            int d = Along.Check("scatter", this, dim, index, src);
            var y = RawCopy(Impl, Impl.Sizes);
            Along.Run<Write>(y.Impl, index.Impl, src.Impl, d, shared: true);
            return Graph.Needed(this, src) ? Graph.Attach(y, new ScatterNode(d, index, src.Impl.Sizes, adds: false), this, src) : y;
        }

        /// <summary>In place: <c>this[index[i][j]][j] = src[i][j]</c> for dimension 0, and so on for the others.</summary>
        /// <returns>This tensor.</returns>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace.Replace(this, scatter(dim, index, src));

        /// <summary>A copy with <c>y[index[i][j]][j] += src[i][j]</c> for dimension 0, and so on for the others.</summary>
        /// <param name="dim">Dimension that the indices count along.</param>
        /// <param name="index">Indices, int64, as many dimensions as this tensor.</param>
        /// <param name="src">Elements to add, at least as large as the index; all for one place add up.</param>
        /// <returns>New tensor of this one's shape.</returns>
        public Tensor scatter_add(long dim, Tensor index, Tensor src)
        {
            int d = Along.Check("scatter_add", this, dim, index, src);
            var y = RawCopy(Impl, Impl.Sizes);
            Along.Run<AddUp>(y.Impl, index.Impl, src.Impl, d, shared: true);
            y.TrueIsOne();
            return Graph.Needed(this, src) ? Graph.Attach(y, new ScatterNode(d, index, src.Impl.Sizes, adds: true), this, src) : y;
        }

        /// <summary>In place: <c>this[index[i][j]][j] += src[i][j]</c> for dimension 0, and so on for the others.</summary>
        /// <returns>This tensor.</returns>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace.Replace(this, scatter_add(dim, index, src));
    }

    /// <inheritdoc cref="Tensor.scatter(long, Tensor, Tensor)"/>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <inheritdoc cref="Tensor.scatter_(long, Tensor, Tensor)"/>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    /// <inheritdoc cref="Tensor.scatter_add(long, Tensor, Tensor)"/>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    /// <inheritdoc cref="Tensor.scatter_add_(long, Tensor, Tensor)"/>
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

    private sealed class ScatterNode(int dim, Tensor index, long[] sourceSizes, bool adds) : UnaryOutputNode
    {
        private SavedTensor _index = SavedTensor.Keep(index);

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            var index = _index.Value;
            if (Needs(0))
                dx[0] = adds ? dy : dy.scatter(dim, index, Filled(dy.Impl.Dtype, index.Impl.Sizes, 0));
            if (!Needs(1))
                return;
            dx[1] = dy.gather(dim, index);
            // elements of the source beyond the index took no part
            for (int d = 0; d < sourceSizes.Length && index.Impl.Count > 0; d++)
                if (dx[1]!.Impl.Sizes[d] < sourceSizes[d])
                    dx[1] = dx[1]!.Embedded(Extended(dx[1]!.Impl.Sizes, d, sourceSizes[d]), d, 0, dx[1]!.Impl.Sizes[d], 1);
            if (index.Impl.Count == 0)
                dx[1] = Filled(dy.Impl.Dtype, sourceSizes, 0);
            if (sourceSizes.Length == 0)
                dx[1] = dx[1]!.reshape(sourceSizes);
        }

        public override void Release() => _index.Release();

        private static long[] Extended(long[] sizes, int dim, long size)
        {
            var result = (long[])sizes.Clone();
            result[dim] = size;
            return result;
        }
    }
}
