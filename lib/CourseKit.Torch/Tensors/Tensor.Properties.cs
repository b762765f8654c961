namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements along each dimension.</summary>
        public long[] shape => (long[])Impl.Sizes.Clone();

        /// <summary>Number of dimensions.</summary>
        public long ndim => Impl.Sizes.Length;

        /// <summary>Number of dimensions.</summary>
        public long Dimensions => Impl.Sizes.Length;

        /// <summary>Number of elements: the product of the sizes.</summary>
        public long NumberOfElements => Impl.Count;

        /// <summary>Size of one element, in bytes.</summary>
        public long ElementSize => Impl.Dtype.Size();

        /// <summary>Element type.</summary>
        public ScalarType dtype => Impl.Dtype;

        /// <summary>Where the tensor lives: always the CPU in this engine.</summary>
        public Device device => CPU;

        /// <summary>Kind of <see cref="device"/>.</summary>
        public DeviceType device_type => DeviceType.CPU;

        /// <summary>Index of <see cref="device"/> among those of its kind.</summary>
        public int device_index => -1;

        /// <summary>False: this engine has no CUDA device.</summary>
        public bool is_cuda => false;

        /// <summary>Number of dimensions.</summary>
        public long dim() => Impl.Sizes.Length;

        /// <summary>Number of elements: the product of the sizes.</summary>
        public long numel() => Impl.Count;

        /// <summary>Size of one element, in bytes.</summary>
        public long element_size() => Impl.Dtype.Size();

        /// <summary>Elements along each dimension.</summary>
        public long[] size() => shape;

        /// <summary>Elements along one dimension.</summary>
        /// <param name="dim">Dimension; negative counts from the last.</param>
        public long size(int dim) => Impl.Sizes.Length == 0
            ? throw Errors.DimensionOutOfRange(dim, 0)
            : Impl.Sizes[Shapes.Dimension(dim, Impl.Sizes.Length)];

        /// <summary>Distance between neighbours along each dimension, in elements.</summary>
        public long[] stride() => (long[])Impl.Strides.Clone();

        /// <summary>Distance between neighbours along one dimension, in elements.</summary>
        /// <param name="dim">Dimension; negative counts from the last.</param>
        public long stride(int dim) => Impl.Strides[Shapes.Dimension(dim, Impl.Strides.Length)];

        /// <summary>Index of the first element in the memory it shares with others, in elements.</summary>
        public long storage_offset() => Impl.Offset;

        /// <summary>True when the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Impl.IsContiguous;

        /// <summary>True for float32 and float64.</summary>
        public bool is_floating_point() => Impl.Dtype.IsFloat();

        /// <summary>True for integer types and bool.</summary>
        public bool is_integral() => !Impl.Dtype.IsFloat();

        /// <summary>True: this engine computes on the CPU.</summary>
        public bool is_cpu() => true;
    }

    /// <inheritdoc cref="Tensor.is_integral()"/>
    public static bool is_integral(Tensor t) => t.is_integral();

    /// <inheritdoc cref="Tensor.is_floating_point()"/>
    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    /// <summary>Number of elements: the product of the sizes.</summary>
    public static long numel(Tensor input) => input.numel();
}
