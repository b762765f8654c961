namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements, same memory, under another shape.</summary>
        /// <param name="shape">New sizes; one may be -1 and is worked out.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The sizes do not fit, or the layout would need a copy (use
        /// reshape).</exception>
        public Tensor view(params long[] shape)
        {
            var sizes = Shapes.Infer(shape, Impl.Count);
            return ViewOrNull(sizes) ?? throw Errors.Torch(
                "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous " +
                "subspaces). Use .reshape(...) instead.");
        }

        /// <summary>The same elements in row-major order under another shape: a view where the layout allows, else a copy.</summary>
        /// <param name="shape">New sizes; one may be -1 and is worked out.</param>
        public Tensor reshape(params long[] shape)
        {
            var sizes = Shapes.Infer(shape, Impl.Count);
            if (ViewOrNull(sizes) is { } view)
                return view;
            using var copy = contiguous();
            return copy.ViewOrNull(sizes)!;
        }

        /// <summary>Like <see cref="view(long[])"/>, with the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => view(other.Impl.Sizes);

        /// <summary>Dimensions from <paramref name="start_dim"/> to <paramref name="end_dim"/> merged into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            var sizes = Impl.Sizes;
            int start = Shapes.Dimension(start_dim, sizes.Length), end = Shapes.Dimension(end_dim, sizes.Length);
            if (start > end)
                throw Errors.Torch($"flatten() has invalid args: start_dim cannot come after end_dim, got {start_dim} and {end_dim}");
            if (sizes.Length == 0)
                return reshape(1);
            return reshape([.. sizes[..start], Shapes.Count(sizes.AsSpan(start, end - start + 1)), .. sizes[(end + 1)..]]);
        }

        private Tensor? ViewOrNull(long[] sizes)
        {
            var impl = Impl;
            if (Shapes.ViewStrides(impl.Sizes, impl.Strides, sizes) is not { } strides)
                return null;
            var view = MakeView(sizes, strides, impl.Offset);
            return Graph.Needed(this) ? Graph.Attach(view, new ReshapeNode(impl.Sizes), this) : view;
        }
    }

    /// <inheritdoc cref="Tensor.reshape"/>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <inheritdoc cref="Tensor.flatten(long, long)"/>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    private sealed class ReshapeNode(long[] sizes) : UnaryOutputNode
    {
        protected override void Backward(Tensor dy, Span<Tensor?> dx) => dx[0] = dy.reshape(sizes);
    }
}
