using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[i] = a[i] to the power b[i].</summary>
internal readonly struct Pow : IBinary
{
    public static string Name => "pow";

    public static bool SavesInputs => true;

    public static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Power(a[i], b[i]);
    }

    public static void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Power(a[i], b);
    }

    public static void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < y.Length; i++)
            y[i] = Power(a, b[i]);
    }

    public static Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b)
    {
        if (input == 0)     // b a^(b-1), and 0 where b is 0 whatever a is
            return dy * where(b!.eq((Scalar)0), zeros_like(b!), b! * a!.pow(b! - 1));
        // a^b log(a), and 0 where a is 0 and b is not negative
        return dy * where(a!.eq((Scalar)0) * b!.ge((Scalar)0), zeros_like(a!), a!.pow(b!) * a!.log());
    }

    private static T Power<T>(T a, T b) where T : unmanaged, INumber<T>
    {
        // the runtime's own power: the vectorised one has other bits before and after recompilation
        if (typeof(T) == typeof(float))
            return (T)(object)MathF.Pow((float)(object)a, (float)(object)b);
        if (typeof(T) == typeof(double))
            return (T)(object)Math.Pow((double)(object)a, (double)(object)b);
        if (T.IsNegative(b))        // of two tensors; a number is refused before
            return a == T.One ? T.One : T.IsNegative(a) && a == -T.One ? T.IsEvenInteger(b) ? T.One : -T.One : T.Zero;
        T result = T.One;
        for (long n = long.CreateChecked(b); n > 0; n >>= 1, a *= a)
            if ((n & 1) == 1)
                result *= a;
        return result;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary><c>this[i]</c> to the power <c>exponent[i]</c>, broadcasting.</summary>
        /// <returns>New tensor of the shape both broadcast to.</returns>
        public Tensor pow(Tensor exponent) => Binary.Apply<Pow>(this, exponent);

        /// <summary><c>this[i]</c> to the power <c>exponent</c>.</summary>
        /// <returns>New tensor of the same shape.</returns>
        public Tensor pow(Scalar exponent)
        {
            double power = exponent.ToDouble();
            if (power < 0 && !exponent.IsFloat && !Impl.Dtype.IsFloat())
                throw Errors.Torch("Integers to negative integer powers are not allowed.");
            if (power == 2 && (Impl.Dtype.IsFloat() || !exponent.IsFloat))
                return square();
            return power == 0.5 && Impl.Dtype.IsFloat() ? Unary.Float<HalfPower>(this) : Binary.Apply<Pow>(this, exponent);
        }
    }

    /// <inheritdoc cref="Tensor.pow(Tensor)"/>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <inheritdoc cref="Tensor.pow(Scalar)"/>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);
}
