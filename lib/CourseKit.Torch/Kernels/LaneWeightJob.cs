using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Items are (chunk of the images' rows, group, tile of filters, part of the taps): adds up one chunk's gradient, lane by lane; the chunks
/// and lanes are added at the end, in a fixed order.
/// </summary>
internal unsafe struct LaneWeightJob<T> : IRangeJob, ISimdKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // dy of a tile of filters stays in the first-level cache while all its taps pass over it.
    private const int CachedBytes = 24 * 1024;

    public ConvShape Shape;
    public LaneForm Form;
    public int Tiles, TapTiles, Chunks;
    public LaneImages<T> Images;
    public nint* Taps;
    public T* Dy, Partial, Dw;

    /// <summary>Null; or Dy has (N, F, oH / 2, oW / 2), the gradients of 2 by 2 windows, and these are the winners' positions. Then T is
    /// float.</summary>
    public int* Positions;

    private int first, last, parts;
    private bool reducing;

    private readonly nint TileLength => Form.Filters * Form.Others * Images.Lanes;

    /// <summary>
    /// Sums that are kept apart: two per block of images where filters are few, so that threads of unequal speed end together; else two in
    /// all, so that the threads stay with images that they have rearranged themselves.
    /// </summary>
    public static int ChooseChunks(in ConvShape s, int tiles, int blocks) =>
        tiles * s.groups >= 4 ? Math.Min(2, blocks) : blocks * Math.Min(2, (s.oH + 1) / 2);

    public void RunAll()
    {
        int items = Chunks * Shape.groups * Tiles;
        parts = Math.Clamp((2 * Threads.Count + items - 1) / items, 1, Math.Min(TapTiles, Threads.Count));
        if (items % Threads.Count == 0)
            parts = 1;
        reducing = false;
        Threads.For(ref this, items * parts, 1);
        reducing = true;
        Threads.For(ref this, Shape.F, 1 + 1024 / Shape.Taps);
    }

    public readonly void Run(int from, int to)
    {
        LaneWeightJob<T> part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<T, LaneWeightJob<T>>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        for (int i = first; i < last; i++)
        {
            if (reducing)
                Gather<V, S>(i);
            else
                Accumulate<V, S>(i);
        }
    }

    private readonly void Accumulate<V, S>(int item)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        int part = item % parts, tile = item / parts % Tiles, group = item / parts / Tiles % Shape.groups;
        int chunk = item / parts / Tiles / Shape.groups;
        int from = TapTiles * part / parts, to = TapTiles * (part + 1) / parts;
        T* target = Partial + (nint)(item / parts) * TapTiles * TileLength;
        new Span<T>(target + from * TileLength, (int)((to - from) * TileLength)).Clear();

        // Chunks and strips begin at even rows, where windows do.
        int rows =
            Math.Clamp((int)(CachedBytes / ((long)Form.Filters * Shape.oW * S.Lanes * sizeof(T))) / 2 * 2, 2, (Shape.oH + 1) / 2 * 2);
        nint row = (nint)Images.RowLength * S.Lanes;
        var pixels = new LanePixels
        {
            Cols = Shape.oW,
            Plane = (nint)rows * Shape.oW * S.Lanes,
            Row = Shape.strideH * row,
            Col = Shape.strideW * S.Lanes,
        };
        using Scratch.Lease<T> dy = Scratch.Rent<T>(Form.Filters * pixels.Plane);
        dy.Clear();
        int pairs = (Shape.oH + 1) / 2, end = (int)((long)Images.Blocks * pairs * (chunk + 1) / Chunks);
        for (int at = (int)((long)Images.Blocks * pairs * chunk / Chunks); at < end; at += (pixels.Rows + 1) / 2)
        {
            int block = at / pairs, i = at % pairs * 2;
            pixels.Rows = Math.Min(Math.Min(rows, Shape.oH - i), 2 * (end - at));
            if (Positions == null)
                Pack(block, group, tile, i, pixels, dy.Start);
            else
                PackPooled(block, group, tile, i, pixels, dy.Start);
            T* x = Images.Plane(block, group * Shape.GroupC) + i * pixels.Row;
            for (int t = from; t < to; t++)
            {
                LaneWeight<V, S, T>.Run(Form.Tail(Shape.Taps - t * Form.Others), pixels, dy.Start, x, Taps + t * Form.Others,
                    target + t * TileLength);
            }
        }
    }

    /// <summary>Rows of dy of one tile of filters, one image per lane; lanes without an image are zero.</summary>
    private readonly void Pack(int block, int group, int tile, int row, in LanePixels pixels, T* to)
    {
        int f0 = tile * Form.Filters, filters = Math.Min(Form.Filters, Shape.GroupF - f0);
        int n0 = block * Images.Lanes, images = Math.Min(Images.Lanes, Shape.N - n0);
        T* dy = Dy + ((nint)n0 * Shape.F + group * Shape.GroupF + f0) * Shape.Pixels + (nint)row * Shape.oW;
        if (images < Images.Lanes)
            new Span<T>(to, (int)(Form.Filters * pixels.Plane)).Clear();
        for (int f = 0; f < filters; f++)
        {
            Transpose.Run(images, pixels.Rows * Shape.oW, dy + (nint)f * Shape.Pixels, (nint)Shape.F * Shape.Pixels, to + f * pixels.Plane,
                Images.Lanes);
        }
    }

    /// <summary>The same from the gradients of the windows.</summary>
    private readonly void PackPooled(int block, int group, int tile, int row, in LanePixels pixels, T* to)
    {
        int lanes = Images.Lanes, cols = Shape.oW / 2, plane = Shape.oH / 2 * cols, windows = pixels.Rows / 2 * cols;
        int f0 = tile * Form.Filters, filters = Math.Min(Form.Filters, Shape.GroupF - f0);
        int n0 = block * lanes, images = Math.Min(lanes, Shape.N - n0);
        nint image = (nint)Shape.F * plane, from = (nint)n0 * image + ((nint)group * Shape.GroupF + f0) * plane + row / 2 * cols;
        using Scratch.Lease<float> gradients = Scratch.Rent<float>((long)windows * lanes);
        using Scratch.Lease<int> at = Scratch.Rent<int>((long)windows * lanes);
        if (images < lanes)
            gradients.Clear();
        for (int f = 0; f < filters; f++, from += plane)
        {
            Transpose.Run(images, windows, (float*)Dy + from, image, gradients.Start, lanes);
            Transpose.Run(images, windows, (float*)Positions + from, image, (float*)at.Start, lanes);
            var unpool = new LaneUnpool
            {
                Gradients = gradients.Start,
                At = at.Start,
                Cols = Shape.oW,
                FromRow = row,
                ToRow = row + pixels.Rows,
                Y = (float*)(to + f * pixels.Plane),
            };
            Simd.Run<float, LaneUnpool>(ref unpool);
        }
    }

    private readonly void Gather<V, S>(int filter)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        int group = filter / Shape.GroupF, f = filter % Shape.GroupF;
        nint chunk = (nint)Shape.groups * Tiles * TapTiles * TileLength;
        T* tile = Partial + (nint)(group * Tiles + f / Form.Filters) * TapTiles * TileLength;
        T* dw = Dw + (nint)filter * Shape.Taps;
        for (int t = 0; t < Shape.Taps; t += Form.Others, tile += TileLength)
        {
            int left = Shape.Taps - t, others = Form.Tail(left).Others;
            T* row = tile + (nint)(f % Form.Filters) * others * S.Lanes;
            for (int q = 0; q < Math.Min(others, left); q++)
            {
                V sum = S.Load(row + q * S.Lanes);
                for (int n = 1; n < Chunks; n++)
                    sum = S.Add(sum, S.Load(row + n * chunk + q * S.Lanes));
                *dw++ = S.Sum(sum);
            }
        }
    }
}
