using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>Registers of 512 bits.</summary>
internal readonly unsafe struct Simd512<T> : ISimd<Vector512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    public static Vector512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* from) => Vector512.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector512<T> value) => Vector512.Store(value, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Fma(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (!Simd.Fuses)
            return a * b + c;
        return typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Challenge(ref Vector512<T> holder, ref Vector512<T> tag, Vector512<T> challenger, Vector512<T> challengerTag)
    {
        Vector512<T> wins = Vector512.GreaterThan(challenger, holder) | ~Vector512.Equals(challenger, challenger);
        holder = Vector512.ConditionalSelect(wins, challenger, holder);
        tag = Vector512.ConditionalSelect(wins, challengerTag, tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Where(Vector512<T> tag, Vector512<T> other, Vector512<T> value) => value & Vector512.Equals(tag, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> TimesPowerOfTwo(Vector512<T> a, Vector512<T> shifted)
    {
        // Two factors, since one of 2^-150 or 2^128 is no normal number.
        if (typeof(T) == typeof(float))
        {
            Vector512<int> n = shifted.AsInt32() - Vector512.Create(SimdExp.FloatShiftBits), half = n >> 1;
            Vector512<float> first = ((half + Vector512.Create(127)) << 23).AsSingle();
            Vector512<float> second = ((n - half + Vector512.Create(127)) << 23).AsSingle();
            return (a.AsSingle() * first * second).As<float, T>();
        }
        Vector512<long> k = shifted.AsInt64() - Vector512.Create(SimdExp.DoubleShiftBits), lower = k >> 1;
        Vector512<double> one = ((lower + Vector512.Create(1023L)) << 52).AsDouble();
        Vector512<double> two = ((k - lower + Vector512.Create(1023L)) << 52).AsDouble();
        return (a.AsDouble() * one * two).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WithoutSubnormals(Vector512<T> a) => Vector512.AndNot(a, Vector512.IsSubnormal(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> a) => Simd256<T>.Sum(a.GetLower() + a.GetUpper());

    public static T MaxLane(Vector512<T> a)
    {
        T max = a[0];
        for (int i = 1; i < Lanes; i++)
            max = T.Max(max, a[i]);
        return max;
    }
}
