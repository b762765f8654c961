using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions between tensors and plain values.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The single element, of a tensor of any shape that holds just one, as a 32-bit floating-point number.</summary>
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The single element, of a tensor of any shape that holds just one, as a 64-bit floating-point number.</summary>
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The single element, of a tensor of any shape that holds just one, as a 64-bit integer.</summary>
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    /// <summary>The single element, of a tensor of any shape that holds just one, as a 32-bit integer.</summary>
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The single element, of a tensor of any shape that holds just one, as an 8-bit unsigned integer.</summary>
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();

    /// <summary>The single element, of a tensor of any shape that holds just one, as a truth value.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    /// <summary>Size of one element, in bytes.</summary>
    public static int ElementSize(this ScalarType type) => type.Size();

    /// <summary>Product of the sizes.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (a, b) => a * b);

    /// <summary>The sizes as 32-bit integers.</summary>
    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.Impl.Sizes, s => checked((int)s));

    /// <summary>A tensor of an array's elements, copied.</summary>
    /// <param name="rawArray">Elements in row-major order: float, double, long, int, byte or bool.</param>
    /// <param name="dimensions">The shape.</param>
    /// <param name="doCopy">No effect: the elements are always copied.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <exception cref="ArgumentException">Gradients are asked for, and the elements are not floating-point.</exception>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        RequireFloat<T>(requires_grad);
        return FromArray(rawArray, dimensions, null, null, requires_grad, null);
    }

    /// <summary>A tensor without dimensions.</summary>
    /// <param name="scalar">float, double, long, int, byte or bool.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <exception cref="ArgumentException">Gradients are asked for, and the elements are not floating-point.</exception>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct
    {
        RequireFloat<T>(requires_grad);
        return FromArray(new[] { scalar }, [], null, device, requires_grad, null);
    }

    private static void RequireFloat<T>(bool requiresGrad)
    {
        if (requiresGrad && typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new ArgumentException($"only floating-point elements can require gradients, got {typeof(T).Name}.", nameof(requiresGrad));
    }
}
