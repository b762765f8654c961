namespace TorchSharp;

/// <summary>Tensors made after the pattern of another one: its element type unless another is named.</summary>
public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of a given shape whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty(size, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of a given shape whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty(size.ToArray(), dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of one dimension whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty((long[])[size], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of two dimensions whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty((long[])[rows, columns], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of three dimensions whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.empty((long[])[dim0, dim1, dim2], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of four dimensions whose contents are undefined, by default of this one's type.</summary>
        public Tensor new_empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.empty((long[])[dim0, dim1, dim2, dim3], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of a given shape full of one value, by default of this one's type.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full(size, value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of a given shape full of one value, by default of this one's type.</summary>
        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.full(size.ToArray(), value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of one dimension full of one value, by default of this one's type.</summary>
        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full((long[])[size], value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of two dimensions full of one value, by default of this one's type.</summary>
        public Tensor new_full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.full((long[])[rows, columns], value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of three dimensions full of one value, by default of this one's type.</summary>
        public Tensor new_full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.full((long[])[dim0, dim1, dim2], value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of four dimensions full of one value, by default of this one's type.</summary>
        public Tensor new_full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.full((long[])[dim0, dim1, dim2, dim3], value, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of one dimension full of 1, by default of this one's type.</summary>
        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones((long[])[size], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of two dimensions full of 1, by default of this one's type.</summary>
        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones((long[])[rows, columns], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of three dimensions full of 1, by default of this one's type.</summary>
        public Tensor new_ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.ones((long[])[dim0, dim1, dim2], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of four dimensions full of 1, by default of this one's type.</summary>
        public Tensor new_ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.ones((long[])[dim0, dim1, dim2, dim3], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of a given shape full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros(size, dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of a given shape full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros(size.ToArray(), dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of one dimension full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros((long[])[size], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of two dimensions full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros((long[])[rows, columns], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of three dimensions full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.zeros((long[])[dim0, dim1, dim2], dtype ?? Impl.Dtype, device, requires_grad);

        /// <summary>A tensor of four dimensions full of 0, by default of this one's type.</summary>
        public Tensor new_zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            torch.zeros((long[])[dim0, dim1, dim2, dim3], dtype ?? Impl.Dtype, device, requires_grad);
    }
}
