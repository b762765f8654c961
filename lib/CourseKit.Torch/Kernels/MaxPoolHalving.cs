using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>The pooling that nearly every network uses: 2 by 2 windows side by side, float, a register of windows at a time.</summary>
internal static unsafe class MaxPoolHalving
{
    private const int Windows = 4;

    /// <summary>Whether the shape is such a pooling, and wide enough for a register.</summary>
    public static bool Suits(in PoolShape s) =>
        s is { kH: 2, kW: 2, strideH: 2, strideW: 2, padH: 0, padW: 0, dilationH: 1, dilationW: 1, oW: >= Windows }
        && 2 * s.oW <= s.W && 2 * s.oH <= s.H && Simd.Width >= 128 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported);

    /// <summary>Pools one plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Plane(in PoolShape s, float* x, float* y, int* indices)
    {
        Vector128<int> even = Vector128.Create(0, 2, 4, 6);
        for (int i = 0; i < s.oH; i++)
        {
            float* row = x + 2 * i * (nint)s.W;
            for (int j = 0; j < s.oW; j += Windows)
            {
                int j0 = Math.Min(j, s.oW - Windows);   // the last register overlaps its neighbour
                float* at = row + 2 * j0;
                Vector128<float> a = Vector128.Load(at), b = Vector128.Load(at + 4);
                Vector128<float> c = Vector128.Load(at + s.W), d = Vector128.Load(at + s.W + 4);
                Vector128<int> first = Vector128.Create(2 * i * s.W + 2 * j0) + even;
                Vector128<float> max = Even(a, b);
                Vector128<int> best = first;
                Challenge(Odd(a, b), first + Vector128<int>.One, ref max, ref best);
                Challenge(Even(c, d), first + Vector128.Create(s.W), ref max, ref best);
                Challenge(Odd(c, d), first + Vector128.Create(s.W + 1), ref max, ref best);
                max.Store(y + j0);
                if (indices != null)
                    best.Store(indices + j0);
            }
            y += s.oW;
            if (indices != null)
                indices += s.oW;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Challenge(Vector128<float> value, Vector128<int> index, ref Vector128<float> max, ref Vector128<int> best)
    {
        Vector128<float> wins = Vector128.GreaterThan(value, max) | ~Vector128.Equals(value, value);
        max = Vector128.ConditionalSelect(wins, value, max);
        best = Vector128.ConditionalSelect(wins.AsInt32(), index, best);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Even(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b10_00_10_00) : AdvSimd.Arm64.UnzipEven(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Odd(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b11_01_11_01) : AdvSimd.Arm64.UnzipOdd(a, b);
}
