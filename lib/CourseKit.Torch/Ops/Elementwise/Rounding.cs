using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a division does with the fraction.</summary>
    public enum RoundingMode
    {
        /// <summary>Keeps it.</summary>
        None = 0,

        /// <summary>Cuts it off, toward zero.</summary>
        trunc = 1,

        /// <summary>Rounds down.</summary>
        floor = 2,
    }
}

/// <summary>Divisions that round the quotient; their gradient is 0.</summary>
internal static class Rounding
{
    /// <summary>a[i] / b[i], rounded; integers stay integers.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">An integer is divided by 0.</exception>
    public static Tensor Divide(Tensor a, Tensor b, RoundingMode mode)
    {
        try
        {
            return mode == RoundingMode.floor ? Binary.Apply<FloorDivide>(a, b) : Binary.Apply<TruncDivide>(a, b);
        }
        catch (DivideByZeroException)
        {
            throw Errors.Torch("ZeroDivisionError: integer division by zero");
        }
    }
}

/// <summary>y[i] = the largest whole number not above a[i] / b[i].</summary>
internal readonly struct FloorDivide : IBinary
{
    public static string Name => "floor_divide";

    public static bool SavesInputs => false;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Floor(a[i], b[i]);
    }

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Floor(a[i], b);
    }

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Floor(a, b[i]);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);

    private static T Floor<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            return (T)(object)Floor((float)(object)a, (float)(object)b, 0.5f);
        if (typeof(T) == typeof(double))
            return (T)(object)Floor((double)(object)a, (double)(object)b, 0.5);
        T quotient = TruncDivide.Truncate(a, b);
        T rest = a - quotient * b;
        return !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b) ? quotient - T.One : quotient;
    }

    /// <summary>
    /// As Python divides: from the remainder, which is exact, so that the quotient is not rounded up to the next whole number.
    /// </summary>
    private static T Floor<T>(T a, T b, T half) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (T.IsZero(b))
            return a / b;
        T rest = a % b;
        T quotient = (a - rest) / b;
        if (!T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b))
            quotient -= T.One;
        if (T.IsZero(quotient))
            return T.CopySign(T.Zero, a / b);
        T floor = T.Floor(quotient);
        return quotient - floor > half ? floor + T.One : floor;
    }
}

/// <summary>y[i] = a[i] / b[i] without its fraction.</summary>
internal readonly struct TruncDivide : IBinary
{
    public static string Name => "div";

    public static bool SavesInputs => false;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Truncate(a[i], b[i]);
    }

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Truncate(a[i], b);
    }

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Truncate(a, b[i]);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b) => zeros_like(dy);

    internal static T Truncate<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        T quotient = a / b;
        if (typeof(T) == typeof(float))
            return (T)(object)MathF.Truncate((float)(object)quotient);
        if (typeof(T) == typeof(double))
            return (T)(object)Math.Truncate((double)(object)quotient);
        return quotient;
    }
}
