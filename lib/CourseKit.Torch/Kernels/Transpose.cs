using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>Copies a matrix to its transpose; what packing and layout changes are made of.</summary>
internal static unsafe class Transpose
{
    /// <summary><c>to[c * toStride + r] = from[r * fromStride + c]</c> for r below rows and c below cols.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(int rows, int cols, T* from, nint fromStride, T* to, nint toStride)
        where T : unmanaged
    {
        int block = Vector128.IsHardwareAccelerated && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported) ? 16 / sizeof(T) : 1;
        if (block == 1 || rows < block || cols < block)
        {
            OneByOne(rows, cols, from, fromStride, to, toStride);
            return;
        }
        if (sizeof(T) == 4 && TransposeBlock16.IsSupported && Simd.MaxWidth >= 512 && rows >= 16 && cols >= 16)
        {
            ByBlocksOf16(rows, cols, (float*)from, fromStride, (float*)to, toStride);
            return;
        }
        int begin = 0;
        if (sizeof(T) == 4 && TransposeBlock16.IsSupported && Simd.MaxWidth >= 512 && rows == 14 && toStride == 14)
        {
            for (; begin + 16 < cols; begin += 16)      // a column stays behind the last block, which writes into it
                TransposeBlock16.Run14((float*)from + begin, fromStride, (float*)to + 14 * (nint)begin);
            if (cols - begin < block)
                begin = cols - block;
        }
        // The last block of a row or column overlaps its neighbour and writes the same values again: no edge loops.
        for (int c = begin; c < cols; c += block)
        {
            int c0 = Math.Min(c, cols - block);
            for (int r = 0; r < rows; r += block)
            {
                int r0 = Math.Min(r, rows - block);
                if (sizeof(T) == 4)
                    Block4((float*)(from + r0 * fromStride + c0), fromStride, (float*)(to + c0 * toStride + r0), toStride);
                else
                    Block2((double*)(from + r0 * fromStride + c0), fromStride, (double*)(to + c0 * toStride + r0), toStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByBlocksOf16(int rows, int cols, float* from, nint fromStride, float* to, nint toStride)
    {
        // Stores that straddle cache lines cost double: after the first block the rest start where the target is aligned.
        int head = (int)(-((nint)to / sizeof(float)) & 15);
        for (int c = 0; c < cols; c += 16)
        {
            int c0 = Math.Min(c, cols - 16);
            for (int r = 0; r < rows; r = r == 0 && head > 0 ? head : r + 16)
            {
                int r0 = Math.Min(r, rows - 16);
                TransposeBlock16.Run(from + r0 * fromStride + c0, fromStride, to + c0 * toStride + r0, toStride);
            }
        }
    }

    private static void OneByOne<T>(int rows, int cols, T* from, nint fromStride, T* to, nint toStride)
        where T : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < cols; c++)
                to[c * toStride + r] = from[r * fromStride + c];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block4(float* from, nint fromStride, float* to, nint toStride)
    {
        Vector128<double> low01 = Low(Vector128.Load(from), Vector128.Load(from + fromStride)).AsDouble();
        Vector128<double> high01 = High(Vector128.Load(from), Vector128.Load(from + fromStride)).AsDouble();
        from += 2 * fromStride;
        Vector128<double> low23 = Low(Vector128.Load(from), Vector128.Load(from + fromStride)).AsDouble();
        Vector128<double> high23 = High(Vector128.Load(from), Vector128.Load(from + fromStride)).AsDouble();
        Low(low01, low23).AsSingle().Store(to);
        High(low01, low23).AsSingle().Store(to + toStride);
        Low(high01, high23).AsSingle().Store(to + 2 * toStride);
        High(high01, high23).AsSingle().Store(to + 3 * toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block2(double* from, nint fromStride, double* to, nint toStride)
    {
        Vector128<double> a = Vector128.Load(from), b = Vector128.Load(from + fromStride);
        Low(a, b).Store(to);
        High(a, b).Store(to + toStride);
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    /// <summary>a0 a2 b0 b2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b10_00_10_00) : AdvSimd.Arm64.UnzipEven(a, b);

    /// <summary>a1 a3 b1 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b11_01_11_01) : AdvSimd.Arm64.UnzipOdd(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
