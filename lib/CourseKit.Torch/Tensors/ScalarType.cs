namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element type of a tensor. This engine computes with those marked so; the others exist for the API's sake.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8-bit unsigned integer, supported: images and masks.</summary>
        Byte = 0,

        /// <summary>8-bit signed integer.</summary>
        Int8 = 1,

        /// <summary>16-bit signed integer.</summary>
        Int16 = 2,

        /// <summary>32-bit signed integer, supported.</summary>
        Int32 = 3,

        /// <summary>64-bit signed integer, supported: labels and indices.</summary>
        Int64 = 4,

        /// <summary>16-bit floating point.</summary>
        Float16 = 5,

        /// <summary>32-bit floating point, supported: the default.</summary>
        Float32 = 6,

        /// <summary>64-bit floating point, supported.</summary>
        Float64 = 7,

        /// <summary>Complex of two 32-bit numbers.</summary>
        ComplexFloat32 = 9,

        /// <summary>Complex of two 64-bit numbers.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth value, supported.</summary>
        Bool = 11,

        /// <summary>16-bit brain floating point.</summary>
        BFloat16 = 15,
    }

#pragma warning disable CA2211 // fields, not constants or properties: that is their shape in TorchSharp
    /// <summary><see cref="ScalarType.Float32"/>.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary><see cref="ScalarType.Float32"/>.</summary>
    public static ScalarType @float = ScalarType.Float32;

    /// <summary><see cref="ScalarType.Float64"/>.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary><see cref="ScalarType.Float64"/>.</summary>
    public static ScalarType @double = ScalarType.Float64;

    /// <summary><see cref="ScalarType.Int64"/>.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary><see cref="ScalarType.Int64"/>.</summary>
    public static ScalarType @long = ScalarType.Int64;

    /// <summary><see cref="ScalarType.Int32"/>.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary><see cref="ScalarType.Int32"/>.</summary>
    public static ScalarType @int = ScalarType.Int32;

    /// <summary><see cref="ScalarType.Byte"/>.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary><see cref="ScalarType.Bool"/>.</summary>
    public static ScalarType @bool = ScalarType.Bool;
#pragma warning restore CA2211

    private static ScalarType _defaultDtype = ScalarType.Float32;

    /// <summary>The element type of floating-point tensors made without one.</summary>
    public static ScalarType get_default_dtype() => _defaultDtype;

    /// <summary>Sets the element type of floating-point tensors made without one.</summary>
    /// <param name="dtype">float32 or float64.</param>
    /// <exception cref="ArgumentException"><paramref name="dtype"/> is not a supported floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!dtype.IsFloat())
            throw new ArgumentException($"only floating-point types are supported as the default type, got {dtype}.", nameof(dtype));
        _defaultDtype = dtype;
    }
}
