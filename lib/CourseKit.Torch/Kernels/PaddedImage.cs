using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// One image with its border of zeros, so that no tap has to ask whether it is inside. With a horizontal stride s each row is kept as s
/// parts, columns 0, s, 2s ... then 1, s + 1 ...: what neighbouring windows read then lies side by side.
/// </summary>
internal static unsafe class PaddedImage
{
    /// <summary>Whether a copy is needed at all.</summary>
    public static bool Needed(in ConvShape s) => s.padH != 0 || s.padW != 0 || s.strideW > 1;

    /// <summary>Columns of one part of a row.</summary>
    public static int PartLength(in ConvShape s) => (s.PaddedW + s.strideW - 1) / s.strideW;

    /// <summary>Values from one row to the next.</summary>
    public static int RowLength(in ConvShape s) => PartLength(s) * s.strideW;

    /// <summary>Values of the copy; 0 where none is needed.</summary>
    public static long Length(in ConvShape s) => Needed(s) ? (long)s.C * s.PaddedH * RowLength(s) : 0;

    /// <summary>Copies x (C, H, W) into room of <see cref="Length"/>, or gives x itself where that will do. A padding below zero
    /// crops.</summary>
    public static T* Make<T>(in ConvShape s, T* x, T* room)
        where T : unmanaged
    {
        if (!Needed(s))
            return x;
        int left = Math.Max(0, -s.padW), cols = Math.Min(s.W, s.W + s.padW) - left, border = Math.Max(0, s.padW);
        int rowLength = RowLength(s), partLength = PartLength(s);
        for (int c = 0; c < s.C; c++)
        {
            for (int i = 0; i < s.PaddedH; i++)
            {
                T* to = room + ((nint)c * s.PaddedH + i) * rowLength;
                int row = i - s.padH;
                new Span<T>(to, rowLength).Clear();
                if (row < 0 || row >= s.H)
                    continue;
                T* from = x + ((nint)c * s.H + row) * s.W + left;
                if (s.strideW == 1)
                    Copy.Run(from, to + border, cols);
                else if (s.strideW == 2 && typeof(T) == typeof(float))
                    DealInTwo((float*)from, cols, border, (float*)to, partLength);
                else
                    Deal(from, cols, border, s.strideW, to, partLength);
            }
        }
        return room;
    }

    // Columns of an image row dealt out to stride 2: those at even places of the padded row to one part, the others to the other.
    private static void DealInTwo(float* from, int cols, int border, float* to, int partLength)
    {
        float* even = to + border % 2 * partLength + border / 2, odd = to + (border + 1) % 2 * partLength + (border + 1) / 2;
        int j = 0;
        if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; j + 8 <= cols; j += 8, even += 4, odd += 4)
            {
                Vector128<float> a = Vector128.Load(from + j), b = Vector128.Load(from + j + 4);
                Transpose.Even(a, b).Store(even);
                Transpose.Odd(a, b).Store(odd);
            }
        }
        for (; j < cols; j += 2)
        {
            *even++ = from[j];
            if (j + 1 < cols)
                *odd++ = from[j + 1];
        }
    }

    private static void Deal<T>(T* from, int cols, int border, int stride, T* to, int partLength)
        where T : unmanaged
    {
        for (int part = 0; part < stride; part++)
        {
            int first = ((part - border) % stride + stride) % stride;       // the first column of x that falls into this part
            T* target = to + (nint)part * partLength + (first + border) / stride;
            for (int j = first; j < cols; j += stride)
                *target++ = from[j];
        }
    }
}
