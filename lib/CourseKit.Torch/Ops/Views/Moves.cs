namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view with dimensions moved to other places; the rest keep their order.</summary>
        /// <param name="source">Dimensions to move.</param>
        /// <param name="destination">Where each goes.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The lists differ in length or name a dimension
        /// twice.</exception>
        public Tensor movedim(long[] source, long[] destination)
        {
            int rank = Impl.Sizes.Length;
            if (source.Length != destination.Length)
                throw Errors.Torch($"movedim: Invalid source or destination dims: source ({Shapes.Format(source)} dims) should contain " +
                    $"the same number of dims as destination ({Shapes.Format(destination)} dims)");
            var order = new long[rank];
            Array.Fill(order, -1);
            var taken = new bool[rank];
            for (int i = 0; i < source.Length; i++)
            {
                int from = Shapes.Dimension(source[i], rank), to = Shapes.Dimension(destination[i], rank);
                if (rank > 0 && (taken[from] || order[to] >= 0))
                    throw Errors.Torch($"movedim: repeated dim in source or destination: {Shapes.Format(source)} to " +
                        $"{Shapes.Format(destination)}");
                if (rank > 0)
                    (taken[from], order[to]) = (true, from);
            }
            int next = 0;
            for (int d = 0; d < rank; d++)
            {
                if (order[d] >= 0)
                    continue;
                while (taken[next])
                    next++;
                order[d] = next++;
            }
            return permute(order);
        }

        /// <inheritdoc cref="movedim(long[], long[])"/>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <inheritdoc cref="transpose(long, long)"/>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <inheritdoc cref="transpose(long, long)"/>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <inheritdoc cref="permute(long[])"/>
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        /// <summary>A batch of matrices, each with rows and columns exchanged, as a view.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Fewer than two dimensions.</exception>
        public Tensor mT => Impl.Sizes.Length >= 2
            ? transpose(-2, -1)
            : throw Errors.Torch($"tensor.mT is only supported on matrices or batches of matrices. Got {Impl.Sizes.Length}-D tensor.");

        /// <summary>For real numbers the same as <see cref="mT"/>.</summary>
        public Tensor mH => mT;

        /// <summary>A matrix with rows and columns exchanged, as a view.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">Not two dimensions.</exception>
        public Tensor H => Impl.Sizes.Length is 0 or 2
            ? T
            : throw Errors.Torch($"tensor.H is only supported on matrices (2-D tensors). Got {Impl.Sizes.Length}-D tensor.");

        /// <inheritdoc cref="mT"/>
        public Tensor adjoint() => mT;

        /// <summary>In place: two dimensions exchanged; the memory stays as it is.</summary>
        /// <returns>This tensor.</returns>
        public Tensor transpose_(long dim0, long dim1) => Become(transpose(dim0, dim1));

        /// <summary>In place: a dimension of size 1 put in.</summary>
        /// <returns>This tensor.</returns>
        public Tensor unsqueeze_(long dim) => Become(unsqueeze(dim));

        /// <summary>In place: dimensions of size 1 dropped.</summary>
        /// <param name="dim">Only this one, if its size is 1; null for all.</param>
        /// <returns>This tensor.</returns>
        public Tensor squeeze_(long? dim = null) => Become(squeeze(dim));

        /// <summary>This handle shows what <paramref name="view"/> shows, which is disposed.</summary>
        private Tensor Become(Tensor view)
        {
            using (view)
            {
                if (GradMode.Enabled && Impl.Autograd is { GradFn: null, RequiresGrad: true })
                    throw Errors.Torch("a leaf Variable that requires grad is being used in an in-place operation. Do it inside " +
                        "torch.no_grad().");
                _impl = view.Impl;      // of the same memory: the number of its holders stays
            }
            return this;
        }
    }

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor moveaxis(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) =>
        input.movedim([source.Item1, source.Item2], [destination.Item1, destination.Item2]);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) =>
        input.movedim([source.Item1, source.Item2, source.Item3], [destination.Item1, destination.Item2, destination.Item3]);

    /// <inheritdoc cref="Tensor.movedim(long[], long[])"/>
    public static Tensor moveaxis(Tensor input, (long, long, long, long) source, (long, long, long, long) destination) =>
        input.movedim([source.Item1, source.Item2, source.Item3, source.Item4],
            [destination.Item1, destination.Item2, destination.Item3, destination.Item4]);

    /// <inheritdoc cref="Tensor.transpose(long, long)"/>
    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => input.transpose(axis0, axis1);

    /// <inheritdoc cref="Tensor.transpose(long, long)"/>
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <inheritdoc cref="Tensor.adjoint()"/>
    public static Tensor adjoint(Tensor input) => input.adjoint();

    /// <inheritdoc cref="Tensor.squeeze_(long?)"/>
    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    /// <inheritdoc cref="Tensor.unsqueeze_(long)"/>
    public static Tensor unsqueeze_(Tensor input, long dim) => input.unsqueeze_(dim);
}
