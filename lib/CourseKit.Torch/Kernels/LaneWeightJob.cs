using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Items are (block of images, group, tile of filters, part of the taps): adds up one block's gradient, lane by lane; the blocks and lanes
/// are added at the end, in a fixed order.
/// </summary>
internal unsafe struct LaneWeightJob<T> : IRangeJob, ISimdKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // dy of a tile of filters stays in the first-level cache while all its taps pass over it.
    private const int CachedBytes = 24 * 1024;

    public ConvShape Shape;
    public LaneForm Form;
    public int Tiles, TapTiles;
    public LaneImages<T> Images, Grads;
    public nint* Taps;
    public T* Partial, Dw;
    private int first, last, parts;
    private bool reducing;

    private readonly nint TileLength => Form.Filters * Form.Others * Images.Lanes;

    public void RunAll()
    {
        int items = Images.Blocks * Shape.groups * Tiles;
        parts = Math.Clamp((2 * Threads.Count + items - 1) / items, 1, TapTiles);
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
        int block = item / parts / Tiles / Shape.groups;
        int from = TapTiles * part / parts, to = TapTiles * (part + 1) / parts;
        T* target = Partial + (nint)(item / parts) * TapTiles * TileLength;
        new Span<T>(target + from * TileLength, (int)((to - from) * TileLength)).Clear();

        nint row = (nint)Images.RowLength * S.Lanes, outRow = (nint)Shape.oW * S.Lanes;
        T* x = Images.Plane(block, group * Shape.GroupC);
        T* dy = Grads.Plane(block, group * Shape.GroupF + tile * Form.Filters);
        int rows = Math.Clamp((int)(CachedBytes / (Form.Filters * outRow * sizeof(T))), 1, Shape.oH);
        var pixels = new LanePixels
        {
            Cols = Shape.oW,
            Plane = Grads.PlaneLength,
            Row = Shape.strideH * row,
            Col = Shape.strideW * S.Lanes,
        };
        for (int i = 0; i < Shape.oH; i += rows)
        {
            pixels.Rows = Math.Min(rows, Shape.oH - i);
            for (int t = from; t < to; t++)
                LaneWeight<V, S, T>.Run(Form, pixels, dy + i * outRow, x + i * pixels.Row, Taps + t * Form.Others, target + t * TileLength);
        }
    }

    private readonly void Gather<V, S>(int filter)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        int group = filter / Shape.GroupF, f = filter % Shape.GroupF;
        nint tile = (nint)(group * Tiles + f / Form.Filters) * TapTiles, block = (nint)Shape.groups * Tiles * TapTiles * TileLength;
        for (int t = 0; t < Shape.Taps; t++)
        {
            T* from = Partial + (tile + t / Form.Others) * TileLength + (f % Form.Filters * Form.Others + t % Form.Others) * S.Lanes;
            V sum = S.Load(from);
            for (int n = 1; n < Images.Blocks; n++)
                sum = S.Add(sum, S.Load(from + n * block));
            Dw[(nint)filter * Shape.Taps + t] = S.Sum(sum);
        }
    }
}
