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
        var type = rawArray.GetType().GetElementType()!;
        return type == typeof(float) ? FromArray<float>(rawArray, dtype, device, requires_grad, names)
            : type == typeof(double) ? FromArray<double>(rawArray, dtype, device, requires_grad, names)
            : type == typeof(long) ? FromArray<long>(rawArray, dtype, device, requires_grad, names)
            : type == typeof(int) ? FromArray<int>(rawArray, dtype, device, requires_grad, names)
            : type == typeof(byte) ? FromArray<byte>(rawArray, dtype, device, requires_grad, names)
            : type == typeof(bool) ? FromArray<bool>(rawArray, dtype, device, requires_grad, names)
            : throw new NotSupportedException($"no tensor holds elements of type {type.Name}; use float, double, long, int, byte or bool.");
    }

    private static Tensor FromArray<T>(Array array, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names) where T : unmanaged
    {
        var sizes = new long[array.Rank];
        for (int d = 0; d < sizes.Length; d++)
            sizes[d] = array.GetLongLength(d);
        var elements = array.Length == 0 ? default : MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        return FromElements(elements, sizes, dtype, device, requiresGrad, names);
    }

    private static Tensor FromElements<T>(ReadOnlySpan<T> elements, long[] sizes, ScalarType? dtype, Device? device, bool requiresGrad,
        string[]? names)
        where T : unmanaged
    {
        Options.Check(device, names);
        if (Shapes.Count(sizes) != elements.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {elements.Length} elements for shape {Shapes.Format(sizes)}");
        var result = new Tensor(new TensorImpl(DType.Of<T>(), sizes));
        elements.CopyTo(result.Impl.Span<T>());
        if (dtype is { } type && type != result.Impl.Dtype)
            result = result.to_type(type, disposeAfter: true);
        return Options.Finish(result, requiresGrad);
    }
}
