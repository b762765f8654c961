using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>Moves rows of tiles between images (channels, rows, columns) and matrices (tiles, channels), transforming on the way.</summary>
internal static unsafe class WinogradTiles<V, S>
    where V : unmanaged
    where S : struct, ISimd<V, float>
{
    /// <summary>Room that <see cref="Read"/> and <see cref="Write"/> need for a strip of <paramref name="width"/> columns.</summary>
    public static long StripLength(int width) => (WinogradShape.In * width + 1) * S.Lanes;

    /// <summary>
    /// Reads one row of tiles of one image. With <paramref name="gradient"/> tiles are 4x4 and take the transposed output transform, else
    /// 6x6 and the input transform.
    /// </summary>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="channels">Channels of the image; those up to the next whole register become zero.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="top">First row of the tiles, above the image if negative.</param>
    /// <param name="left">First column of the first tile.</param>
    /// <param name="tiles">Tiles to read, 4 columns apart.</param>
    /// <param name="gradient">Which transform.</param>
    /// <param name="strip">Room of <see cref="StripLength"/>.</param>
    /// <param name="to">Row of the first tile in the first matrix; tiles are <paramref name="rowLength"/> apart.</param>
    /// <param name="rowLength">Width of the matrices.</param>
    /// <param name="plane">Distance of the 36 matrices.</param>
    /// <param name="block">Distance of the matrices of the next channels, where rows hold fewer than all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(float* image, int channels, int height, int width, int top, int left, int tiles, bool gradient, float* strip,
        float* to, int rowLength, nint plane, nint block = 0)
    {
        int size = gradient ? WinogradShape.Out : WinogradShape.In;
        int first = Math.Clamp(top, 0, height), last = Math.Clamp(top + size, first, height);
        nint rowStep = (nint)width * S.Lanes;
        float* nothing = strip + WinogradShape.In * rowStep;
        S.Store(nothing, S.Zero);
        float** columns = stackalloc float*[WinogradShape.In];
        nint* steps = stackalloc nint[WinogradShape.In];
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        // Rows outside the image stay zero for all channels; rows inside are overwritten.
        new Span<float>(strip, (int)(size * rowStep)).Clear();
        for (int c = 0; c < channels; c += S.Lanes)
        {
            int count = Math.Min(S.Lanes, channels - c);
            if (count < S.Lanes)
                new Span<float>(strip, (int)(size * rowStep)).Clear();
            Transpose.Run(count, (last - first) * width, image + ((nint)c * height + first) * width, (nint)height * width,
                strip + (first - top) * rowStep, S.Lanes);
            float* target = to + c / rowLength * block + c % rowLength;
            StripAhead next = StripAhead.After(image, channels, height, width, c, S.Lanes, first, last);
            for (int t = 0; t < tiles; t++)
            {
                next.Fetch(t, tiles);
                int x = left + t * WinogradShape.Out;
                for (int j = 0; j < size; j++)
                {
                    bool inside = (uint)(x + j) < (uint)width;
                    columns[j] = inside ? strip + (nint)(x + j) * S.Lanes : nothing;
                    steps[j] = inside ? rowStep : 0;
                }
                float* row = target + (nint)t * rowLength;
                if (gradient)
                    WinogradTransforms<V, S>.OutputGradient(columns, steps, half.Start, row, plane);
                else
                    WinogradTransforms<V, S>.Input(columns, steps, half.Start, row, plane);
            }
        }
    }

    /// <summary>Transforms one row of tiles into pixels of one image, adds the bias, and writes what lies inside.</summary>
    /// <param name="from">Row of the first tile in the first matrix of sums.</param>
    /// <param name="rowLength">Width of the matrices.</param>
    /// <param name="plane">Distance of the 36 matrices.</param>
    /// <param name="tiles">Tiles in the row.</param>
    /// <param name="bias">Filled up to whole registers, or null.</param>
    /// <param name="strip">Room of <see cref="StripLength"/> for 4 * tiles columns.</param>
    /// <param name="image">(filters, height, width).</param>
    /// <param name="filters">Filters of the image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="top">First row of the tiles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(float* from, int rowLength, nint plane, int tiles, float* bias, float* strip, float* image, int filters,
        int height, int width, int top)
    {
        int rows = Math.Min(WinogradShape.Out, height - top), stripWidth = tiles * WinogradShape.Out;
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        for (int f = 0; f < filters; f += S.Lanes)
        {
            V shift = bias == null ? S.Zero : S.Load(bias + f);
            for (int t = 0; t < tiles; t++)
            {
                WinogradTransforms<V, S>.Output(from + (nint)t * rowLength + f, plane, shift, half.Start,
                    strip + (nint)t * WinogradShape.Out * S.Lanes, (nint)stripWidth * S.Lanes);
            }
            int count = Math.Min(S.Lanes, filters - f);
            float* target = image + ((nint)f * height + top) * width;
            if (stripWidth == width)
            {
                Transpose.Run(rows * width, count, strip, S.Lanes, target, (nint)height * width);
                continue;
            }
            for (int i = 0; i < rows; i++)
                Transpose.Run(width, count, strip + (nint)i * stripWidth * S.Lanes, S.Lanes, target + (nint)i * width,
                    (nint)height * width);
        }
    }
}
