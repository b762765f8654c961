namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view of every <paramref name="step"/>-th element along a dimension, from start up to finish.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="start">First index; negative counts from the end.</param>
        /// <param name="finish">First index left out; negative counts from the end.</param>
        /// <param name="step">At least 1.</param>
        public Tensor slice(long dim, long start, long finish, long step)
        {
            var impl = Impl;
            if (impl.Sizes.Length == 0)
                throw Errors.Torch("slice() cannot be applied to a 0-dim tensor.");
            int d = Shapes.Dimension(dim, impl.Sizes.Length);
            if (step <= 0)
                throw Errors.Torch($"slice step must be positive, got {step}");
            long size = impl.Sizes[d];
            long first = Math.Clamp(start < 0 ? start + size : start, 0, size);
            long end = Math.Clamp(finish < 0 ? finish + size : finish, first, size);
            return Sliced(d, first, (end - first + step - 1) / step, step);
        }

        /// <summary>A view of <paramref name="length"/> neighbours along a dimension.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="start">First index; negative counts from the end.</param>
        /// <param name="length">How many.</param>
        public Tensor narrow(long dim, long start, long length)
        {
            var sizes = Impl.Sizes;
            if (sizes.Length == 0)
                throw Errors.Torch("narrow() cannot be applied to a 0-dim tensor.");
            int d = Shapes.Dimension(dim, sizes.Length);
            long first = start < 0 ? start + sizes[d] : start;
            if (first < 0 || length < 0 || first + length > sizes[d])
                throw Errors.Torch($"start ({start}) + length ({length}) exceeds dimension size ({sizes[d]}).");
            return Sliced(d, first, length, 1);
        }

        /// <summary>A view of one index along a dimension, which is dropped.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="index">Index; negative counts from the end.</param>
        public Tensor select(long dim, long index)
        {
            var impl = Impl;
            if (impl.Sizes.Length == 0)
                throw Errors.Torch("select() cannot be applied to a 0-dim tensor.");
            int d = Shapes.Dimension(dim, impl.Sizes.Length);
            long size = impl.Sizes[d];
            if (index < -size || index >= size)
                throw Errors.Torch($"select(): index {index} out of range for tensor of size {Shapes.Format(impl.Sizes)} at dimension {d}");
            long first = index < 0 ? index + size : index;
            using var one = Sliced(d, first, 1, 1);
            return one.squeeze(d);
        }

        private Tensor Sliced(int dim, long start, long length, long step)
        {
            var impl = Impl;
            var (sizes, strides) = ((long[])impl.Sizes.Clone(), (long[])impl.Strides.Clone());
            long offset = impl.Offset + start * strides[dim];
            sizes[dim] = length;
            strides[dim] *= step;
            var view = MakeView(sizes, strides, offset);
            return Graph.Needed(this) ? Graph.Attach(view, new SliceNode(impl.Sizes, dim, start, length, step), this) : view;
        }

        /// <summary>The opposite of a slice: zeros of <paramref name="sizes"/> with this tensor put where the slice would read.</summary>
        internal Tensor Embedded(long[] sizes, int dim, long start, long length, long step)
        {
            var whole = Filled(Impl.Dtype, sizes, 0);
            using (no_grad())
            using (var part = whole.Sliced(dim, start, length, step))
                StridedCopy.Copy(Impl, part.Impl);
            return Graph.Needed(this) ? Graph.Attach(whole, new EmbedNode(dim, start, length, step), this) : whole;
        }

        private sealed class SliceNode(long[] sizes, int dim, long start, long length, long step) : UnaryOutputNode
        {
            protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.Embedded(sizes, dim, start, length, step);
        }

        private sealed class EmbedNode(int dim, long start, long length, long step) : UnaryOutputNode
        {
            protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.Sliced(dim, start, length, step);
        }
    }

    /// <inheritdoc cref="Tensor.select(long, long)"/>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <inheritdoc cref="Tensor.narrow"/>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);
}
