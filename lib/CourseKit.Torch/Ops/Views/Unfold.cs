namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view of all windows of one size along a dimension; the elements of a window become a last dimension.</summary>
        /// <param name="dimension">Dimension.</param>
        /// <param name="size">Elements of a window.</param>
        /// <param name="step">Distance between windows.</param>
        /// <returns>Size <c>(n - size) / step + 1</c> along the dimension, and <paramref name="size"/> last.</returns>
        public Tensor unfold(long dimension, long size, long step)
        {
            var impl = Impl;
            int d = Shapes.Dimension(dimension, impl.Sizes.Length);
            long length = impl.Sizes.Length == 0 ? 1 : impl.Sizes[d];
            if (size < 0 || size > length)
                throw Errors.Torch($"maximum size for tensor at dimension {d} is {length} but size is {size}");
            if (step <= 0)
                throw Errors.Torch($"step is {step} but must be > 0");
            if (impl.Sizes.Length == 0)
                return reshape(size);
            var (sizes, strides) = ((long[])impl.Sizes.Clone(), (long[])impl.Strides.Clone());
            sizes[d] = (length - size) / step + 1;
            strides[d] *= step;
            return as_strided([.. sizes, size], [.. strides, impl.Strides[d]], impl.Offset);
        }

        /// <summary>A view with sizes and strides of one's own. Writing outside the memory is an error; elements may share
        /// memory.</summary>
        /// <param name="size">Elements along each dimension.</param>
        /// <param name="strides">Distance between neighbours along each dimension, in elements.</param>
        /// <param name="storageOffset">Index of the first element in the memory, in elements.</param>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            var impl = Impl;
            if (size.Length != strides.Length)
                throw Errors.Torch($"mismatch in length of strides and shape: {Shapes.Format(strides)} and {Shapes.Format(size)}");
            long last = storageOffset + size.Zip(strides, (n, s) => Math.Max(0, n - 1) * s).Sum(),
                room = impl.Storage.Bytes / impl.Dtype.Size();
            if (storageOffset < 0 || strides.Any(s => s < 0) || Shapes.Count(size) > 0 && last >= room)
                throw Errors.Torch($"setStorage: sizes {Shapes.Format(size)}, strides {Shapes.Format(strides)}, storage offset " +
                    $"{storageOffset} are out of bounds for storage of {room} elements");
            var view = MakeView((long[])size.Clone(), (long[])strides.Clone(), storageOffset);
            return Graph.Needed(this) ? Graph.Attach(view, ViewHistory.NodeFor(impl, view.Impl), this) : view;
        }

        /// <summary>A view in which one dimension is cut into several.</summary>
        /// <param name="dim">Dimension.</param>
        /// <param name="sizes">New sizes in its place; one may be -1 and is worked out.</param>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            if (sizes.Length == 0)
                throw Errors.Torch("unflatten: sizes must be non-empty");
            int d = Shapes.Dimension(dim, Impl.Sizes.Length);
            var own = Impl.Sizes;
            try
            {
                return view([.. own[..d], .. Shapes.Infer(sizes, own[d]), .. own[(d + 1)..]]);
            }
            catch (System.Runtime.InteropServices.ExternalException)
            {
                throw Errors.Torch($"unflatten: Provided sizes {Shapes.Format(sizes)} don't multiply up to the size of dim {d} " +
                    $"({own[d]}) in the input tensor");
            }
        }

        /// <inheritdoc cref="unflatten(long, long[])"/>
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        /// <summary>A view repeated to a shape, as broadcasting does.</summary>
        /// <param name="shape">New sizes.</param>
        public Tensor broadcast_to(params long[] shape) => expand(shape);

        /// <summary>All elements in row-major order, as one dimension: a view where the layout allows.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>With at least one dimension.</summary>
        public Tensor atleast_1d() => Impl.Sizes.Length == 0 ? reshape(1) : alias();

        /// <summary>With at least two dimensions: a vector becomes a row.</summary>
        public Tensor atleast_2d() => Impl.Sizes.Length switch { 0 => reshape(1, 1), 1 => unsqueeze(0), _ => alias() };

        /// <summary>With at least three dimensions, a vector in the middle one.</summary>
        public Tensor atleast_3d() => Impl.Sizes.Length switch
        {
            0 => reshape(1, 1, 1),
            1 => reshape(1, -1, 1),
            2 => unsqueeze(-1),
            _ => alias(),
        };
    }

    /// <inheritdoc cref="Tensor.unflatten(long, long[])"/>
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    /// <inheritdoc cref="Tensor.unflatten(long, long[])"/>
    public static Tensor unflatten(Tensor input, long dim, Size sizes) => input.unflatten(dim, sizes.Shape);

    /// <inheritdoc cref="Tensor.broadcast_to(long[])"/>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>Views of tensors repeated to their common shape.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        var sizes = tensors.Aggregate(Array.Empty<long>(), (common, t) => Shapes.Broadcast(common, t.Impl.Sizes));
        return [.. tensors.Select(t => t.expand(sizes))];
    }

    /// <summary>The shape that several shapes broadcast to.</summary>
    public static Size broadcast_shapes(params long[][] shapes) =>
        new(shapes.Aggregate(Array.Empty<long>(), (common, shape) => Shapes.Broadcast(common, shape)));

    /// <inheritdoc cref="Tensor.ravel()"/>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>Each tensor with at least one dimension.</summary>
    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(t => t.atleast_1d());

    /// <summary>Each tensor with at least two dimensions.</summary>
    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(t => t.atleast_2d());

    /// <summary>Each tensor with at least three dimensions.</summary>
    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(t => t.atleast_3d());
}
