namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor full of 0.</summary>
    /// <param name="size">Elements along each dimension.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        return Options.Finish(Filled(dtype ?? get_default_dtype(), Options.Sizes(size), 0), requires_grad);
    }

    /// <inheritdoc cref="zeros(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros(size.ToArray(), dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension, full of 0.</summary>
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, full of 0.</summary>
    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, full of 0.</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, full of 0.</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension, full of 0.</summary>
    public static Tensor zeros(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of two dimensions, full of 0.</summary>
    public static Tensor zeros(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions, full of 0.</summary>
    public static Tensor zeros(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions, full of 0.</summary>
    public static Tensor zeros(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the input's shape, full of 0.</summary>
    /// <param name="input">Gives the shape, and the element type unless another is named.</param>
    /// <param name="dtype">Element type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        return Options.Finish(Filled(dtype ?? input.Impl.Dtype, input.Impl.Sizes, 0), requires_grad);
    }

    public partial class Tensor
    {
        /// <summary>A tensor of this shape, full of 0.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros_like(this, dtype, device, requires_grad);
    }
}
