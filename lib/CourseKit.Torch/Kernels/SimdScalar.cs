using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>A "register" of one value: the fallback where the processor has no vectors, and a check on the others.</summary>
internal readonly unsafe struct SimdScalar<T> : ISimd<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Lanes => 1;

    public static T Zero => T.Zero;

    public static T Create(T value) => value;

    public static T Load(T* from) => *from;

    public static void Store(T* to, T value) => *to = value;

    public static T Add(T a, T b) => a + b;

    public static T Subtract(T a, T b) => a - b;

    public static T Multiply(T a, T b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Fma(T a, T b, T c) => Simd.Fuses ? T.FusedMultiplyAdd(a, b, c) : a * b + c;

    public static T Max(T a, T b) => T.Max(a, b);

    public static T Min(T a, T b) => T.Min(a, b);

    public static void Challenge(ref T holder, ref T tag, T challenger, T challengerTag)
    {
        if (challenger > holder || T.IsNaN(challenger))
            (holder, tag) = (challenger, challengerTag);
    }

    public static T Where(T tag, T other, T value) => tag == other ? value : T.Zero;

    public static T TimesPowerOfTwo(T a, T shifted) => T.ScaleB(a, int.CreateSaturating(shifted - SimdExp.Shift<T>()));

    public static T WithoutSubnormals(T a) => T.IsSubnormal(a) ? T.Zero : a;

    public static T Sum(T a) => a;

    public static T MaxLane(T a) => a;
}
