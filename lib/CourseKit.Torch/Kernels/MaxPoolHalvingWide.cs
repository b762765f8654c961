using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary><see cref="MaxPoolHalving"/>, eight windows at a time: the same steps with the shuffles that 256 bits need.</summary>
internal static unsafe class MaxPoolHalvingWide
{
    private const int Windows = 8;

    /// <summary>Whether a row of windows fills a register.</summary>
    public static bool Suits(in PoolShape s) => s.oW >= Windows && Simd.Width >= 256 && Avx2.IsSupported;

    /// <summary>Pools one plane; indices may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in PoolShape s, float* x, float* y, int* indices)
    {
        Vector256<int> corners = Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14);
        Vector256<int> down = Vector256.Create(s.W);
        for (int i = 0; i < s.oH; i++)
        {
            float* row = x + 2 * i * (nint)s.W;
            for (int j = 0; j < s.oW; j += Windows)
            {
                int j0 = Math.Min(j, s.oW - Windows);   // the last register overlaps its neighbour
                float* at = row + 2 * j0;
                Vector256<float> a = Vector256.Load(at), b = Vector256.Load(at + 8);
                Vector256<float> c = Vector256.Load(at + s.W), d = Vector256.Load(at + s.W + 8);
                Vector256<int> first = Vector256.Create(2 * i * s.W + 2 * j0) + corners;
                // Two matches, then the final: shorter than a chain of three.
                (Vector256<float> top, Vector256<int> topAt) = Winner(Even(a, b), first, Odd(a, b), first + Vector256<int>.One);
                (Vector256<float> low, Vector256<int> lowAt) =
                    Winner(Even(c, d), first + down, Odd(c, d), first + down + Vector256<int>.One);
                (Vector256<float> max, Vector256<int> maxAt) = Winner(top, topAt, low, lowAt);
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
        if (2 * s.oW < s.W || 2 * s.oH < s.H)
            new Span<float>(dx, s.InPixels).Clear();    // a last row or column that no window covers
        Vector256<int> corners = Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14);
        Vector256<int> down = Vector256.Create(s.W);
        for (int i = 0; i < s.oH; i++)
        {
            float* row = dx + 2 * i * (nint)s.W;
            for (int j = 0; j < s.oW; j += Windows)
            {
                int j0 = Math.Min(j, s.oW - Windows);
                Vector256<float> g = Vector256.Load(dy + j0);
                Vector256<int> place = Vector256.Load(indices + j0) - (Vector256.Create(2 * i * s.W + 2 * j0) + corners);
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
    private static void Put(float* at, Vector256<float> g, Vector256<int> place)
    {
        Vector256<float> left = g & Vector256.Equals(place, Vector256<int>.Zero).AsSingle();
        Vector256<float> right = g & Vector256.Equals(place, Vector256<int>.One).AsSingle();
        Vector256<float> low = Avx.UnpackLow(left, right), high = Avx.UnpackHigh(left, right);     // pairs 0 1 4 5 and 2 3 6 7
        Avx.Permute2x128(low, high, 0x20).Store(at);
        Avx.Permute2x128(low, high, 0x31).Store(at + 8);
    }

    /// <summary>The challenger wins if it is larger, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Value, Vector256<int> At) Winner(Vector256<float> holder, Vector256<int> holderAt,
        Vector256<float> challenger, Vector256<int> challengerAt)
    {
        Vector256<float> wins = Vector256.GreaterThan(challenger, holder) | ~Vector256.Equals(challenger, challenger);
        return (Vector256.ConditionalSelect(wins, challenger, holder), Vector256.ConditionalSelect(wins.AsInt32(), challengerAt, holderAt));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Even(Vector256<float> a, Vector256<float> b) => InOrder(Avx.Shuffle(a, b, 0b10_00_10_00));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Odd(Vector256<float> a, Vector256<float> b) => InOrder(Avx.Shuffle(a, b, 0b11_01_11_01));

    /// <summary>Pairs 0 2 1 3, as shuffling within 128-bit halves leaves them, to 0 1 2 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> InOrder(Vector256<float> v) => Avx2.Permute4x64(v.AsDouble(), 0b11_01_10_00).AsSingle();
}
