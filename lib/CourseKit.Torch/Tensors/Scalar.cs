using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A plain number or truth value that takes part in a tensor operation; made by implicit conversion.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double _real;
    private readonly long _integer;

    private Scalar(double value, ScalarType type)
    {
        _real = value;
        _integer = double.IsNaN(value) ? 0 : (long)value;
        Type = type;
    }

    private Scalar(long value, ScalarType type)
    {
        _real = value;
        _integer = value;
        Type = type;
    }

    /// <summary>The element type that the value came from.</summary>
    public ScalarType Type { get; }

    /// <summary>True when the value came from a float or double.</summary>
    internal bool IsFloat => Type.IsFloat();

    /// <summary>Nothing to release in this engine; there for the API's sake.</summary>
    public void Dispose()
    {
    }

    /// <summary>The value in an element type of the engine.</summary>
    internal T As<T>() where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return (T)(object)(float)_real;
        if (typeof(T) == typeof(double)) return (T)(object)_real;
        if (typeof(T) == typeof(long)) return (T)(object)_integer;
        if (typeof(T) == typeof(int)) return (T)(object)unchecked((int)_integer);
        if (typeof(T) == typeof(byte)) return (T)(object)unchecked((byte)_integer);
        return (T)(object)(_real != 0);
    }

#pragma warning disable CA2225 // the API has no FromSingle and the like
    /// <summary>From an 8-bit integer.</summary>
    public static implicit operator Scalar(byte value) => new((long)value, ScalarType.Int64);

    /// <summary>From a 32-bit integer.</summary>
    public static implicit operator Scalar(int value) => new((long)value, ScalarType.Int64);

    /// <summary>From a 64-bit integer.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);

    /// <summary>From a 32-bit floating-point number.</summary>
    public static implicit operator Scalar(float value) => new(value, ScalarType.Float64);

    /// <summary>From a 64-bit floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);

    /// <summary>From a truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);
#pragma warning restore CA2225
}

/// <summary>Conversions between <see cref="Scalar"/> and plain values.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>As a 32-bit floating-point number.</summary>
    public static float ToSingle(this Scalar value) => value.As<float>();

    /// <summary>As a 64-bit floating-point number.</summary>
    public static double ToDouble(this Scalar value) => value.As<double>();

    /// <summary>As a 64-bit integer, cut toward zero.</summary>
    public static long ToInt64(this Scalar value) => value.As<long>();

    /// <summary>As a 32-bit integer, cut toward zero.</summary>
    public static int ToInt32(this Scalar value) => value.As<int>();

    /// <summary>As an 8-bit unsigned integer.</summary>
    public static byte ToByte(this Scalar value) => value.As<byte>();

    /// <summary>As a truth value: anything but 0 is true.</summary>
    public static bool ToBoolean(this Scalar value) => value.As<bool>();

    /// <summary>From a 64-bit floating-point number.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>From a 32-bit floating-point number.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>From a 64-bit integer.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>From a 32-bit integer.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>From a truth value.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>An 8-bit unsigned integer as a scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;
}
