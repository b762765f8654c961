namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor full of 1.</summary>
    /// <param name="size">Elements along each dimension.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        return Options.Finish(Filled(dtype ?? get_default_dtype(), Options.Sizes(size), 1), requires_grad);
    }

    /// <inheritdoc cref="ones(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones(size.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension, full of 1.</summary>
    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, full of 1.</summary>
    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, full of 1.</summary>
    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, full of 1.</summary>
    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension, full of 1.</summary>
    public static Tensor ones(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, full of 1.</summary>
    public static Tensor ones(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, full of 1.</summary>
    public static Tensor ones(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, full of 1.</summary>
    public static Tensor ones(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the input's shape, full of 1.</summary>
    /// <param name="input">Gives the shape, and the element type unless another is named.</param>
    /// <param name="dtype">Element type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        return Options.Finish(Filled(dtype ?? input.Impl.Dtype, input.Impl.Sizes, 1), requires_grad);
    }

    public partial class Tensor
    {
        /// <summary>A tensor of this shape, full of 1.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones_like(this, dtype, device, requires_grad);
    }
}
