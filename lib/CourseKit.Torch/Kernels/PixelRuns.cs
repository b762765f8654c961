using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Where the windows of consecutive output pixels start in a padded image, as runs of neighbours: the im2col matrix without the matrix.
/// One tap of all these pixels is one <see cref="Gather"/>.
/// </summary>
internal unsafe struct PixelRuns
{
    private readonly int* starts;
    private readonly int* runs;     // (place, start, length) each
    private int count;
    private int runCount;

    /// <param name="room">Room for 4 times the largest number of pixels.</param>
    /// <param name="capacity">The largest number of pixels.</param>
    public PixelRuns(int* room, int capacity)
    {
        starts = room;
        runs = room + capacity;
    }

    /// <summary>Describes output pixels first to first + pixels, counted on through images that lie one after another.</summary>
    public void Set(in ConvShape s, int first, int pixels)
    {
        count = pixels;
        runCount = 0;
        int rowLength = PaddedImage.RowLength(s), image = s.C * s.PaddedH * rowLength, length = 0;
        for (int q = 0; q < pixels; q++)
        {
            int at = (first + q) % s.Pixels, i = at / s.oW, j = at % s.oW;
            starts[q] = (first + q) / s.Pixels * image + i * s.strideH * rowLength + j;
            if (q > 0 && starts[q] == starts[q - 1] + 1)
            {
                runs[3 * runCount - 1] = ++length;
                continue;
            }
            runs[3 * runCount] = q;
            runs[3 * runCount + 1] = starts[q];
            runs[3 * runCount + 2] = length = 1;
            runCount++;
        }
    }

    /// <summary><c>to[q] = image[start of pixel q]</c>, image pointing at the tap's offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Gather<T>(T* image, T* to)
        where T : unmanaged
    {
        if (runCount * 3 <= count)
        {
            for (int r = 0; r < 3 * runCount; r += 3)
                Copy.Run(image + runs[r + 1], to + runs[r], runs[r + 2]);
        }
        else
        {
            for (int q = 0; q < count; q++)
                to[q] = image[starts[q]];
        }
    }

    /// <summary>Offsets of the taps (c, u, v) of one group in a padded image.</summary>
    public static void TapOffsets(in ConvShape s, nint* to)
    {
        int rowLength = PaddedImage.RowLength(s), partLength = PaddedImage.PartLength(s);
        for (int c = 0; c < s.GroupC; c++)
        {
            for (int u = 0; u < s.kH; u++)
            {
                for (int v = 0; v < s.kW; v++)
                {
                    int col = v * s.dilationW;
                    *to++ = ((nint)c * s.PaddedH + u * s.dilationH) * rowLength + col % s.strideW * partLength + col / s.strideW;
                }
            }
        }
    }
}
