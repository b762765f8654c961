using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Facts about element types: size, category, and PyTorch's promotion rules.</summary>
internal static class DType
{
    /// <summary>Bytes per element.</summary>
    /// <exception cref="NotSupportedException">The engine does not compute with this type.</exception>
    public static int Size(this ScalarType dtype) => dtype switch
    {
        ScalarType.Byte or ScalarType.Bool => 1,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw Unsupported(dtype),
    };

    /// <summary>float32 or float64.</summary>
    public static bool IsFloat(this ScalarType dtype) => dtype is ScalarType.Float32 or ScalarType.Float64;

    /// <summary>uint8, int32 or int64.</summary>
    public static bool IsInteger(this ScalarType dtype) => dtype is ScalarType.Byte or ScalarType.Int32 or ScalarType.Int64;

    /// <summary>The name that PyTorch's messages use: "Float", "Long" ...</summary>
    public static string TorchName(this ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => "Float",
        ScalarType.Float64 => "Double",
        ScalarType.Int64 => "Long",
        ScalarType.Int32 => "Int",
        ScalarType.Byte => "Byte",
        ScalarType.Bool => "Bool",
        _ => dtype.ToString(),
    };

    /// <summary>The element type that holds values of <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static ScalarType Of<T>() where T : unmanaged => Find<T>() ??
        throw new NotSupportedException($"no tensor holds elements of type {typeof(T).Name}; use float, double, long, int, byte or bool.");

    /// <summary>The element type that holds values of <typeparamref name="T"/>, or null when there is none.</summary>
    public static ScalarType? Find<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float32 :
        typeof(T) == typeof(double) ? ScalarType.Float64 :
        typeof(T) == typeof(long) ? ScalarType.Int64 :
        typeof(T) == typeof(int) ? ScalarType.Int32 :
        typeof(T) == typeof(byte) ? ScalarType.Byte :
        typeof(T) == typeof(bool) ? ScalarType.Bool : null;

    /// <summary>The common type of two operands of the same standing (both with dimensions, or both without).</summary>
    public static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b)
            return a;
        if (a.IsFloat() || b.IsFloat())
            return a == ScalarType.Float64 || b == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        // bool < uint8 < int32 < int64: each holds all values of those before it
        return Rank(a) >= Rank(b) ? a : b;
    }

    /// <summary>
    /// The common type of two tensors. One without dimensions takes part only when its category (bool, integer, floating point)
    /// is higher than the other's.
    /// </summary>
    public static ScalarType Promote(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (x, y) = (a.Impl, b.Impl);
        if (x.Dtype == y.Dtype)
            return x.Dtype;
        bool aIsScalar = x.Sizes.Length == 0, bIsScalar = y.Sizes.Length == 0;
        if (aIsScalar == bIsScalar)
            return Promote(x.Dtype, y.Dtype);
        var (full, scalar) = aIsScalar ? (y.Dtype, x.Dtype) : (x.Dtype, y.Dtype);
        return Category(scalar) <= Category(full) ? full : Category(scalar) == 2 ? FloatFor(scalar, full) : Promote(full, scalar);
    }

    /// <summary>The type of a result of a tensor and a plain number: the number counts only by its category.</summary>
    public static ScalarType Promote(ScalarType dtype, Scalar value) =>
        value.IsFloat ? dtype.IsFloat() ? dtype : get_default_dtype()
        : value.Type == ScalarType.Bool || dtype != ScalarType.Bool ? dtype
        : ScalarType.Int64;

    /// <summary>The error for element types that the engine does not compute with.</summary>
    public static NotSupportedException Unsupported(ScalarType dtype) =>
        new($"dtype {dtype} is not supported by the embedded engine; use Float32, Float64, Int64, Int32, Byte or Bool.");

    // A floating-point tensor without dimensions keeps its own type against integers with dimensions.
    private static ScalarType FloatFor(ScalarType scalar, ScalarType full) => full.IsFloat() ? full : scalar;

    private static int Category(ScalarType dtype) => dtype == ScalarType.Bool ? 0 : dtype.IsInteger() ? 1 : 2;

    private static int Rank(ScalarType dtype) => dtype switch
    {
        ScalarType.Bool => 0,
        ScalarType.Byte => 1,
        ScalarType.Int32 => 2,
        ScalarType.Int64 => 3,
        _ => throw Unsupported(dtype),
    };
}
