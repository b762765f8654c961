namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of this shape, full of one value.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full_like(this, value, dtype, device, requires_grad);

        /// <summary>A tensor of this shape, whose contents are undefined.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty_like(this, dtype, device, requires_grad);
    }

    /// <summary>A tensor of the input's shape, full of one value.</summary>
    /// <param name="input">Gives the shape, and the element type unless another is named.</param>
    /// <param name="value">The value.</param>
    /// <param name="dtype">Element type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        return Options.Finish(Filled(dtype ?? input.Impl.Dtype, input.Impl.Sizes, value), requires_grad);
    }

    /// <summary>A tensor of the input's shape, whose contents are undefined.</summary>
    /// <inheritdoc cref="full_like(Tensor, Scalar, ScalarType?, Device, bool, string[])"/>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        empty(input.Impl.Sizes, dtype ?? input.Impl.Dtype, device, requires_grad, names);

    /// <summary>A tensor of given strides, whose contents are undefined.</summary>
    /// <param name="size">Elements along each dimension.</param>
    /// <param name="strides">Distance between neighbours along each dimension, in elements.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null)
    {
        Options.Check(device, names);
        long length = Shapes.Count(size) == 0 ? 0 : 1 + size.Zip(strides, (n, s) => (n - 1) * s).Sum();
        using var memory = new Tensor(new TensorImpl(dtype ?? get_default_dtype(), [length]));
        return Options.Finish(memory.as_strided(size, strides).detach(), requires_grad);
    }

    /// <summary>Powers of a base whose exponents are at equal distances.</summary>
    /// <param name="start">First exponent.</param>
    /// <param name="end">Last exponent.</param>
    /// <param name="steps">How many numbers.</param>
    /// <param name="base">The base.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        Options.Check(device);
        using var exponents = linspace(start, end, steps, ScalarType.Float64);
        using var powers = torch.pow(full_like(exponents, @base), exponents);
        return Options.Finish(powers.to_type(dtype ?? get_default_dtype(), copy: true), requires_grad);
    }

    /// <summary>The matrix of powers of a vector's elements, one row per element.</summary>
    /// <param name="x">Shape (n).</param>
    /// <param name="N">Number of columns; -1 for n.</param>
    /// <param name="increasing">Powers from 0 up, else down to 0.</param>
    public static Tensor vander(Tensor x, long N = -1, bool increasing = false)
    {
        if (x.Impl.Sizes.Length != 1)
            throw Errors.Torch($"x must be a one-dimensional tensor, got {x.Impl.Sizes.Length}D");
        return WrappedTensorDisposeScope(() =>
        {
            var powers = arange(N < 0 ? x.Impl.Count : N, ScalarType.Int64);
            return x.unsqueeze(1).pow(increasing ? powers : powers.flip(0));
        });
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Class numbers as rows with a single 1.</summary>
            /// <param name="x">int64, any shape, from 0 to <c>num_classes - 1</c>.</param>
            /// <param name="num_classes">Length of a row; -1 for the largest number plus 1.</param>
            /// <returns>int64, shape (..., num_classes).</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.Impl.Dtype != ScalarType.Int64)
                    throw Errors.Torch($"one_hot is only applicable to index tensor of type Long, got {x.Impl.Dtype.TorchName()}");
                if (x.Impl.Count == 0 && num_classes <= 0)
                    throw Errors.Torch("Can not infer total number of classes from empty tensor.");
                long largest = x.Impl.Count == 0 ? -1 : (long)x.max(), smallest = x.Impl.Count == 0 ? 0 : (long)x.min();
                if (smallest < 0)
                    throw Errors.Torch($"Class values must be non-negative, got {smallest}.");
                if (num_classes >= 0 && largest >= num_classes)
                    throw Errors.Torch($"Class values must be smaller than num_classes: {largest} for {num_classes}.");
                return WrappedTensorDisposeScope(() => x.unsqueeze(-1)
                    .eq(arange(num_classes < 0 ? largest + 1 : num_classes, ScalarType.Int64)).to_type(ScalarType.Int64));
            }
        }
    }
}
