using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The pooling that nearly every network uses: 2 by 2 windows side by side, float, four windows at a time. As no pixel is shared, the
/// backward pass writes each pixel once instead of clearing and adding.
/// </summary>
internal static unsafe class MaxPoolHalving
{
    private const int Windows = 4;

    /// <summary>Whether the shape is such a pooling, and wide enough for a register.</summary>
    public static bool Suits<T>(in PoolShape s) =>
        typeof(T) == typeof(float)
        && s is { kH: 2, kW: 2, strideH: 2, strideW: 2, padH: 0, padW: 0, dilationH: 1, dilationW: 1, oW: >= Windows }
        && 2 * s.oW <= s.W && 2 * s.oH <= s.H && Simd.Width >= 128 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported);

    /// <summary>Pools one plane; indices may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in PoolShape s, float* x, float* y, int* indices)
    {
        if (MaxPoolHalvingWide.Suits(s))
        {
            MaxPoolHalvingWide.Forward(s, x, y, indices);
            return;
        }
        Vector128<int> corners = Vector128.Create(0, 2, 4, 6);
        Vector128<int> down = Vector128.Create(s.W);
        for (int i = 0; i < s.oH; i++)
        {
            float* row = x + 2 * i * (nint)s.W;
            for (int j = 0; j < s.oW; j += Windows)
            {
                int j0 = Math.Min(j, s.oW - Windows);   // the last register overlaps its neighbour
                float* at = row + 2 * j0;
                Vector128<float> a = Vector128.Load(at), b = Vector128.Load(at + 4);
                Vector128<float> c = Vector128.Load(at + s.W), d = Vector128.Load(at + s.W + 4);
                Vector128<int> first = Vector128.Create(2 * i * s.W + 2 * j0) + corners;
                // Two matches, then the final: shorter than a chain of three.
                (Vector128<float> top, Vector128<int> topAt) =
                    Winner(Transpose.Even(a, b), first, Transpose.Odd(a, b), first + Vector128<int>.One);
                (Vector128<float> low, Vector128<int> lowAt) =
                    Winner(Transpose.Even(c, d), first + down, Transpose.Odd(c, d), first + down + Vector128<int>.One);
                (Vector128<float> max, Vector128<int> maxAt) = Winner(top, topAt, low, lowAt);
                max.Store(y + j0);
                if (indices != null)
                    maxAt.Store(indices + j0);
            }
            y += s.oW;
            if (indices != null)
                indices += s.oW;
        }
    }

    /// <summary>Writes one plane of dx: dy where its window's winner is, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(in PoolShape s, float* dy, int* indices, float* dx)
    {
        if (MaxPoolHalvingWide.Suits(s))
        {
            MaxPoolHalvingWide.Backward(s, dy, indices, dx);
            return;
        }
        if (2 * s.oW < s.W || 2 * s.oH < s.H)
            new Span<float>(dx, s.InPixels).Clear();    // a last row or column that no window covers
        Vector128<int> corners = Vector128.Create(0, 2, 4, 6);
        Vector128<int> down = Vector128.Create(s.W);
        for (int i = 0; i < s.oH; i++)
        {
            float* row = dx + 2 * i * (nint)s.W;
            for (int j = 0; j < s.oW; j += Windows)
            {
                int j0 = Math.Min(j, s.oW - Windows);
                Vector128<float> g = Vector128.Load(dy + j0);
                Vector128<int> place = Vector128.Load(indices + j0) - (Vector128.Create(2 * i * s.W + 2 * j0) + corners);
                float* at = row + 2 * j0;
                Put(at, g, place);
                Put(at + s.W, g, place - down);
            }
            dy += s.oW;
            indices += s.oW;
        }
    }

    /// <summary>Puts each gradient to the left pixel of its pair (place 0), the right one (place 1), or neither.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* at, Vector128<float> g, Vector128<int> place)
    {
        Vector128<float> left = g & Vector128.Equals(place, Vector128<int>.Zero).AsSingle();
        Vector128<float> right = g & Vector128.Equals(place, Vector128<int>.One).AsSingle();
        Transpose.Low(left, right).Store(at);
        Transpose.High(left, right).Store(at + 4);
    }

    /// <summary>The challenger wins if it is larger, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Value, Vector128<int> At) Winner(Vector128<float> holder, Vector128<int> holderAt,
        Vector128<float> challenger, Vector128<int> challengerAt)
    {
        Vector128<float> wins = Vector128.GreaterThan(challenger, holder) | ~Vector128.Equals(challenger, challenger);
        return (Vector128.ConditionalSelect(wins, challenger, holder), Vector128.ConditionalSelect(wins.AsInt32(), challengerAt, holderAt));
    }
}
