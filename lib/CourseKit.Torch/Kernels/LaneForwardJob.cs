using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Items are (block of images, group, tile of filters): computes their output planes and puts them back to (N, F, oH,
/// oW).</summary>
internal unsafe struct LaneForwardJob<T> : IRangeJob, ISimdKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int CachedBytes = 44 * 1024;

    public ConvShape Shape;
    public LaneForm Form;
    public int Tiles;
    public LaneImages<T> Images;
    public T* W, B, Y;
    private int first, last;

    public readonly void Run(int from, int to)
    {
        LaneForwardJob<T> part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<T, LaneForwardJob<T>>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        // A strip of rows of all filters of the tile stays in the first-level cache until it is put back.
        int rows = Math.Clamp((int)(CachedBytes / ((long)Form.Filters * Shape.oW * S.Lanes * sizeof(T))), 1, Shape.oH);
        int wholeLines = Math.Max(1, S.Lanes / (Shape.oW & -Shape.oW));     // strips that end where a cache line does
        if (rows >= wholeLines)
            rows -= rows % wholeLines;
        nint plane = (nint)(rows * Shape.oW + LaneForm.MostOthers) * S.Lanes;
        using Scratch.Lease<T> y = Scratch.Rent<T>(Form.Filters * plane);
        for (int item = first; item < last; item++)
        {
            int tile = item % Tiles, group = item / Tiles % Shape.groups, block = item / Tiles / Shape.groups;
            int f0 = tile * Form.Filters, filters = Math.Min(Form.Filters, Shape.GroupF - f0);
            int n0 = block * S.Lanes, images = Math.Min(S.Lanes, Shape.N - n0);
            T* target = Y + ((nint)n0 * Shape.F + group * Shape.GroupF + f0) * Shape.Pixels;
            for (int i = 0; i < Shape.oH; i += rows)
            {
                int end = Math.Min(i + rows, Shape.oH), pixels = (end - i) * Shape.oW;
                Compute<V, S>(block, group, tile, i, end, y.Start, plane);
                for (int f = 0; f < filters; f++)
                {
                    Transpose.Run(pixels, images, y.Start + f * plane, S.Lanes, target + (nint)f * Shape.Pixels + i * Shape.oW,
                        (nint)Shape.F * Shape.Pixels);
                }
            }
        }
    }

    private readonly void Compute<V, S>(int block, int group, int tile, int fromRow, int toRow, T* y, nint plane)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        nint row = (nint)Images.RowLength * S.Lanes;
        var taps = new LaneTaps
        {
            Channels = Shape.GroupC,
            KernelH = Shape.kH,
            KernelW = Shape.kW,
            Pixel = Shape.strideW * S.Lanes,
            Channel = Images.PlaneLength,
            TapRow = Shape.dilationH * row,
            TapCol = Shape.dilationW * S.Lanes,
        };
        T* w = W + (nint)(group * Tiles + tile) * Form.Filters * Shape.Taps;
        T* b = B + (nint)(group * Tiles + tile) * Form.Filters;
        T* x = Images.Plane(block, group * Shape.GroupC);
        // Down the rows first: the next row needs only one new row of x. Columns from the right, since a tile that reaches over the end of
        // its row writes pixels of the next one, which must come later.
        for (int j = (Shape.oW - 1) / Form.Others * Form.Others; j >= 0; j -= Form.Others)
        {
            LaneForm form = Form.Tail(Shape.oW - j);
            int left = j * Shape.strideW - Shape.padW, right = left + (Math.Min(form.Others, Shape.oW - j) - 1) * Shape.strideW;
            (taps.FromCol, taps.ToCol) = Touching(left, right, Shape.W, Shape.kW, Shape.dilationW);
            for (int i = fromRow; i < toRow; i++)
            {
                int top = i * Shape.strideH - Shape.padH;
                (taps.FromRow, taps.ToRow) = Touching(top, top, Shape.H, Shape.kH, Shape.dilationH);
                T* corner = x + i * Shape.strideH * row + (nint)j * Shape.strideW * S.Lanes;
                LaneForward<V, S, T>.Run(form, taps, corner, w, b, y + (nint)((i - fromRow) * Shape.oW + j) * S.Lanes, plane);
            }
        }
    }

    /// <summary>The taps that touch the image from any window whose first tap lies between <paramref name="low"/> and
    /// <paramref name="high"/>.</summary>
    private static (int From, int To) Touching(int low, int high, int size, int kernel, int dilation)
    {
        int from = high >= 0 ? 0 : Divide(-high + dilation - 1, dilation);
        int to = low >= size ? 0 : Math.Min(kernel, Divide(size - 1 - low, dilation) + 1);
        return (Math.Min(from, kernel), to);
    }

    private static int Divide(int a, int b) => b == 1 ? a : a / b;
}
