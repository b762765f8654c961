using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Transposes 16 by 16 floats in 512-bit registers. Each register is loaded as four pieces of four rows, which leaves only
/// two rounds of shuffles, the scarce resource.
/// </summary>
internal static unsafe class TransposeBlock16
{
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported;
    }

    /// <summary><c>to[c * toStride + r] = from[r * fromStride + c]</c> for r, c below 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(float* from, nint fromStride, float* to, nint toStride)
    {
        for (int c = 0; c < 16; c += 4, from += 4, to += 4 * toStride)
        {
            // Row r of the result's four rows: elements c..c+3 of source rows r, r + 4, r + 8, r + 12, one per 128-bit lane.
            Vector512<float> r0 = Gather(from, fromStride), r1 = Gather(from + fromStride, fromStride);
            Vector512<float> r2 = Gather(from + 2 * fromStride, fromStride), r3 = Gather(from + 3 * fromStride, fromStride);
            Store(r0, r1, r2, r3, to, toStride);
        }
    }

    /// <summary>
    /// The same for r below 14, the rows of the tallest tile of a product, with a stride of 14 in the result. Two values behind the last
    /// column are written too, which the next block replaces.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run14(float* from, nint fromStride, float* to)
    {
        for (int c = 0; c < 16; c += 4, from += 4, to += 4 * 14)
        {
            Vector512<float> r0 = Gather(from, fromStride), r1 = Gather(from + fromStride, fromStride);
            Vector512<float> r2 = Gather3(from + 2 * fromStride, fromStride), r3 = Gather3(from + 3 * fromStride, fromStride);
            Store(r0, r1, r2, r3, to, 14);
        }
    }

    /// <summary>Brings four columns together from what was gathered of their rows, and stores them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> r0, Vector512<float> r1, Vector512<float> r2, Vector512<float> r3, float* to, nint toStride)
    {
        Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble(), high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(r2, r3).AsDouble(), high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        Vector512.Store(Avx512F.UnpackLow(low01, low23).AsSingle(), to);
        Vector512.Store(Avx512F.UnpackHigh(low01, low23).AsSingle(), to + toStride);
        Vector512.Store(Avx512F.UnpackLow(high01, high23).AsSingle(), to + 2 * toStride);
        Vector512.Store(Avx512F.UnpackHigh(high01, high23).AsSingle(), to + 3 * toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(float* row, nint stride) =>
        Avx512F.InsertVector128(Gather3(row, stride), Vector128.Load(row + 12 * stride), 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather3(float* row, nint stride)
    {
        Vector512<float> v = Vector128.Load(row).ToVector256Unsafe().ToVector512Unsafe();
        v = Avx512F.InsertVector128(v, Vector128.Load(row + 4 * stride), 1);
        return Avx512F.InsertVector128(v, Vector128.Load(row + 8 * stride), 2);
    }
}
