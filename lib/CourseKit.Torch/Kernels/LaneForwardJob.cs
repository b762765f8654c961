using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Items are (block of images, group, tile of filters, strip of rows): computes their outputs and puts them back to (N, F, oH,
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

    /// <summary>Where the maxima stand in their planes, when 2 by 2 windows are to be pooled and Y has (N, F, oH / 2, oW / 2); else null.
    /// Then T is float.</summary>
    public int* Positions;

    private int rows, strips, first, last;

    // An odd last row belongs to no window.
    private readonly int Height => Positions == null ? Shape.oH : Shape.oH / 2 * 2;

    public readonly void Run(int from, int to)
    {
        LaneForwardJob<T> part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<T, LaneForwardJob<T>>(ref part);
    }

    /// <summary>Cuts the planes into strips of rows, and computes them all.</summary>
    public void RunAll()
    {
        // A strip of all filters of the tile stays in the first-level cache until it is put back.
        rows = Math.Clamp((int)(CachedBytes / ((long)Form.Filters * Shape.oW * Images.Lanes * sizeof(T))), 1, Shape.oH);
        int wholeLines = Math.Max(1, Images.Lanes / (Shape.oW & -Shape.oW));     // strips that end where a cache line does
        if (rows >= wholeLines)
            rows -= rows % wholeLines;
        if (Positions != null)
            rows = Math.Max(2, rows / 2 * 2);
        strips = (Height + rows - 1) / rows;
        Threads.For(ref this, Images.Blocks * Shape.groups * Tiles * strips, strips);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        nint plane = (nint)(rows * Shape.oW + LaneForm.MostOthers) * S.Lanes;
        using Scratch.Lease<T> y = Scratch.Rent<T>(Form.Filters * plane);
        for (int item = first; item < last; item++)
        {
            int part = item / strips;
            int tile = part % Tiles, group = part / Tiles % Shape.groups, block = part / Tiles / Shape.groups;
            int i = item % strips * rows, end = Math.Min(i + rows, Height);
            Compute<V, S>(block, group, tile, i, end, y.Start, plane);
            int firstPlane = block * S.Lanes * Shape.F + group * Shape.GroupF + tile * Form.Filters;
            int filters = Math.Min(Form.Filters, Shape.GroupF - tile * Form.Filters), images = Math.Min(S.Lanes, Shape.N - block * S.Lanes);
            if (Positions != null)
                PutBackPooled(y.Start, plane, firstPlane, filters, images, i, end);
            else
                PutBack(y.Start, plane, firstPlane, filters, images, i, end);
        }
    }

    private readonly void PutBack(T* y, nint plane, int firstPlane, int filters, int images, int fromRow, int toRow)
    {
        T* target = Y + (nint)firstPlane * Shape.Pixels + fromRow * Shape.oW;
        for (int f = 0; f < filters; f++)
        {
            Transpose.Run((toRow - fromRow) * Shape.oW, images, y + f * plane, Images.Lanes, target + (nint)f * Shape.Pixels,
                (nint)Shape.F * Shape.Pixels);
        }
    }

    private readonly void PutBackPooled(T* y, nint plane, int firstPlane, int filters, int images, int fromRow, int toRow)
    {
        int cols = Shape.oW / 2, pixels = Shape.oH / 2 * cols, windows = (toRow - fromRow) / 2 * cols;
        nint image = (nint)Shape.F * pixels, target = (nint)firstPlane * pixels + fromRow / 2 * cols;
        using Scratch.Lease<float> max = Scratch.Rent<float>((long)windows * Images.Lanes);
        using Scratch.Lease<int> at = Scratch.Rent<int>((long)windows * Images.Lanes);
        for (int f = 0; f < filters; f++, target += pixels)
        {
            var pool = new LanePool
            {
                Y = (float*)(y + f * plane),
                Cols = Shape.oW,
                FromRow = fromRow,
                ToRow = toRow,
                Max = max.Start,
                At = at.Start,
            };
            Simd.Run<float, LanePool>(ref pool);
            Transpose.Run(windows, images, max.Start, Images.Lanes, (float*)Y + target, image);
            Transpose.Run(windows, images, (float*)at.Start, Images.Lanes, (float*)Positions + target, image);
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
