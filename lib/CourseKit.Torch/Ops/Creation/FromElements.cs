using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        FromElements<float>([scalar], [], null, device, requires_grad, null);

    /// <summary>A tensor without dimensions: float64 unless another type is named.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<double>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor without dimensions: int64 unless another type is named.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<long>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor of int32 without dimensions.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        FromElements<int>([scalar], [], null, device, requires_grad, null);

    /// <summary>A tensor of uint8 without dimensions.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        FromElements<byte>([scalar], [], null, device, requires_grad, null);

    /// <summary>A tensor without dimensions: bool unless another type is named.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<bool>([scalar], [], dtype, device, requires_grad, null);

    /// <summary>A tensor of an array's elements, copied; its dimensions are the array's.</summary>
    /// <param name="rawArray">Array of float, double, long, int, byte or bool, of any rank.</param>
    /// <param name="device">Must be the CPU.</param>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of an array's elements, copied; its dimensions are the array's.</summary>
    /// <param name="rawArray">Array of float, double, long, int, byte or bool, of any rank.</param>
    /// <param name="dtype">Element type to convert to.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        return FromArray(rawArray, SizesOf(rawArray), dtype, device, requires_grad, names);
    }

    /// <summary>A tensor of a shape with an array's first elements.</summary>
    internal static Tensor FromArray(Array array, long[] sizes, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        var type = array.GetType().GetElementType()!;
        return type == typeof(float) ? FromElements(Elements<float>(array), sizes, dtype, device, requiresGrad, names)
            : type == typeof(double) ? FromElements(Elements<double>(array), sizes, dtype, device, requiresGrad, names)
            : type == typeof(long) ? FromElements(Elements<long>(array), sizes, dtype, device, requiresGrad, names)
            : type == typeof(int) ? FromElements(Elements<int>(array), sizes, dtype, device, requiresGrad, names)
            : type == typeof(byte) ? FromElements(Elements<byte>(array), sizes, dtype, device, requiresGrad, names)
            : type == typeof(bool) ? FromElements(Elements<bool>(array), sizes, dtype, device, requiresGrad, names)
            : throw new NotSupportedException($"no tensor holds elements of type {type.Name}; use float, double, long, int, byte or bool.");
    }

    private static Tensor FromArray<T>(Array array, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged =>
        FromElements(Elements<T>(array), SizesOf(array), dtype, device, requiresGrad, names);

    private static long[] SizesOf(Array array)
    {
        var sizes = new long[array.Rank];
        for (int d = 0; d < sizes.Length; d++)
            sizes[d] = array.GetLongLength(d);
        return sizes;
    }

    private static ReadOnlySpan<T> Elements<T>(Array array) where T : unmanaged =>
        array.Length == 0 ? default : MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static Tensor FromElements<T>(ReadOnlySpan<T> elements, long[] sizes, ScalarType? dtype, Device? device, bool requiresGrad,
        string[]? names)
        where T : unmanaged
    {
        Options.Check(device, names);
        // TorchSharp takes the first elements of an array that has more than the shape holds.
        if (Shapes.Count(sizes) is var count && count > elements.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {elements.Length} elements " +
                $"for shape {Shapes.Format(sizes)}");
        var result = new Tensor(new TensorImpl(DType.Of<T>(), sizes));
        elements[..(int)count].CopyTo(result.Impl.Span<T>());
        if (dtype is { } type && type != result.Impl.Dtype)
            result = result.to_type(type, disposeAfter: true);
        return Options.Finish(result, requiresGrad);
    }
}
