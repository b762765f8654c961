using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>Registers of 128 bits.</summary>
internal readonly unsafe struct Simd128<T> : ISimd<Vector128<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static Vector128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Create(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* from) => Vector128.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector128<T> value) => Vector128.Store(value, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Subtract(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Fma(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        if (!Simd.Fuses)
            return a * b + c;
        return typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b) => Vector128.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Challenge(ref Vector128<T> holder, ref Vector128<T> tag, Vector128<T> challenger, Vector128<T> challengerTag)
    {
        Vector128<T> wins = Vector128.GreaterThan(challenger, holder) | ~Vector128.Equals(challenger, challenger);
        holder = Vector128.ConditionalSelect(wins, challenger, holder);
        tag = Vector128.ConditionalSelect(wins, challengerTag, tag);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Where(Vector128<T> tag, Vector128<T> other, Vector128<T> value) => value & Vector128.Equals(tag, other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> TimesPowerOfTwo(Vector128<T> a, Vector128<T> shifted)
    {
        // Two factors, since one of 2^-150 or 2^128 is no normal number.
        if (typeof(T) == typeof(float))
        {
            Vector128<int> n = shifted.AsInt32() - Vector128.Create(SimdExp.FloatShiftBits), half = n >> 1;
            Vector128<float> first = ((half + Vector128.Create(127)) << 23).AsSingle();
            Vector128<float> second = ((n - half + Vector128.Create(127)) << 23).AsSingle();
            return (a.AsSingle() * first * second).As<float, T>();
        }
        Vector128<long> k = shifted.AsInt64() - Vector128.Create(SimdExp.DoubleShiftBits), lower = k >> 1;
        Vector128<double> one = ((lower + Vector128.Create(1023L)) << 52).AsDouble();
        Vector128<double> two = ((k - lower + Vector128.Create(1023L)) << 52).AsDouble();
        return (a.AsDouble() * one * two).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> WithoutSubnormals(Vector128<T> a) => Vector128.AndNot(a, Vector128.IsSubnormal(a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> a) => Vector128<T>.Count == 4 ? a[0] + a[1] + (a[2] + a[3]) : a[0] + a[1];

    public static T MaxLane(Vector128<T> a)
    {
        T max = a[0];
        for (int i = 1; i < Lanes; i++)
            max = T.Max(max, a[i]);
        return max;
    }
}
