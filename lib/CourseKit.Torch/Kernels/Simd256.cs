using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>Registers of 256 bits.</summary>
internal readonly unsafe struct Simd256<T> : ISimd<Vector256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    public static Vector256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Create(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* from) => Vector256.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector256<T> value) => Vector256.Store(value, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Subtract(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Fma(Vector256<T> a, Vector256<T> b, Vector256<T> c)
    {
        if (!Simd.Fuses)
            return a * b + c;
        return typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b) => Vector256.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Challenge(ref Vector256<T> holder, ref Vector256<T> tag, Vector256<T> challenger, Vector256<T> challengerTag)
    {
        Vector256<T> wins = Vector256.GreaterThan(challenger, holder) | ~Vector256.Equals(challenger, challenger);
        holder = Vector256.ConditionalSelect(wins, challenger, holder);
        tag = Vector256.ConditionalSelect(wins, challengerTag, tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Where(Vector256<T> tag, Vector256<T> other, Vector256<T> value) => value & Vector256.Equals(tag, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> TimesPowerOfTwo(Vector256<T> a, Vector256<T> shifted)
    {
        // Two factors, since one of 2^-150 or 2^128 is no normal number.
        if (typeof(T) == typeof(float))
        {
            Vector256<int> n = shifted.AsInt32() - Vector256.Create(SimdExp.FloatShiftBits), half = n >> 1;
            Vector256<float> first = ((half + Vector256.Create(127)) << 23).AsSingle();
            Vector256<float> second = ((n - half + Vector256.Create(127)) << 23).AsSingle();
            return (a.AsSingle() * first * second).As<float, T>();
        }
        Vector256<long> k = shifted.AsInt64() - Vector256.Create(SimdExp.DoubleShiftBits), lower = k >> 1;
        Vector256<double> one = ((lower + Vector256.Create(1023L)) << 52).AsDouble();
        Vector256<double> two = ((k - lower + Vector256.Create(1023L)) << 52).AsDouble();
        return (a.AsDouble() * one * two).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> WithoutSubnormals(Vector256<T> a) => Vector256.AndNot(a, Vector256.IsSubnormal(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> a) => Simd128<T>.Sum(a.GetLower() + a.GetUpper());

    public static T MaxLane(Vector256<T> a)
    {
        T max = a[0];
        for (int i = 1; i < Lanes; i++)
            max = T.Max(max, a[i]);
        return max;
    }
}
