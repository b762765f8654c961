namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view without the dimensions of size 1.</summary>
        /// <param name="dim">Only this one, if its size is 1; null for all.</param>
        public Tensor squeeze(long? dim = null)
        {
            var sizes = Impl.Sizes;
            if (dim is null)
                return view(sizes.Where(s => s != 1).ToArray());
            int d = Shapes.Dimension(dim.Value, sizes.Length);
            return sizes.Length == 0 || sizes[d] != 1 ? view(sizes) : view([.. sizes[..d], .. sizes[(d + 1)..]]);
        }

        /// <summary>A view with a dimension of size 1 put in before <paramref name="dim"/>.</summary>
        public Tensor unsqueeze(long dim)
        {
            var sizes = Impl.Sizes;
            int d = Shapes.Dimension(dim, sizes.Length + 1);
            return view([.. sizes[..d], 1, .. sizes[d..]]);
        }
    }

    /// <inheritdoc cref="Tensor.squeeze"/>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <inheritdoc cref="Tensor.unsqueeze"/>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);
}
