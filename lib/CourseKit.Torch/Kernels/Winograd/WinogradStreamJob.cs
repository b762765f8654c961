namespace CourseKit.Torch.Kernels;

/// <summary>
/// Forward for few tiles and many weights, such as 512 channels of 4 by 4 pixels: all tiles are transformed first, then each panel of
/// filters is transformed on its way to the product and never stored.
/// </summary>
internal unsafe struct WinogradStreamJob : IRangeJob, ISimdKernel<float>
{
    // Transformed weights of a block, 36 * 32 * 32 floats, stay close to the core.
    private const int ChannelBlock = 32;

    public WinogradShape Sizes;
    public WinogradFilters Filters;
    public int RowsTogether;
    public float* X, Seen, B, Y;
    private bool reading;
    private int row0, rows, first, last;

    /// <summary>Room for the transformed tiles.</summary>
    public readonly long SeenLength => WinogradShape.Points * Plane;

    private readonly nint Plane => Sizes.Plane(RowsTogether * Sizes.TilesX, Sizes.Channels);

    public void RunAll()
    {
        for (row0 = 0; row0 < Sizes.TileRows; row0 += RowsTogether)
        {
            rows = Math.Min(RowsTogether, Sizes.TileRows - row0);
            reading = true;
            Threads.For(ref this, rows, 1);
            reading = false;
            Threads.For(ref this, Sizes.Filters / (2 * Sizes.Lanes), 1);
        }
    }

    public readonly void Run(int from, int to)
    {
        WinogradStreamJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradStreamJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        if (reading)
            Read<V, S>();
        else
            Multiply<V, S>();
    }

    private readonly void Read<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = Sizes.Shape;
        using Scratch.Lease<float> strip = Scratch.Rent<float>(WinogradTiles<V, S>.StripLength(s.W));
        for (int r = first; r < last; r++)
        {
            int n = (row0 + r) / Sizes.TilesY, top = (row0 + r) % Sizes.TilesY * WinogradShape.Out - s.padH;
            WinogradTiles<V, S>.Read(X + (nint)n * s.C * s.H * s.W, s.C, s.H, s.W, top, -s.padW, Sizes.TilesX, false, strip.Start,
                Seen + (nint)r * Sizes.TilesX * Sizes.Channels, Sizes.Channels, Plane);
        }
    }

    private readonly void Multiply<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = Sizes.Shape;
        int panel = 2 * S.Lanes, tiles = WinogradShape.RoundUp(rows * Sizes.TilesX, WinogradShape.RowStep);
        nint filterPlane = ChannelBlock * panel + S.Lanes, sumPlane = (nint)tiles * panel + S.Lanes;
        using Scratch.Lease<float> u = Scratch.Rent<float>(WinogradShape.Points * filterPlane);
        using Scratch.Lease<float> sums = Scratch.Rent<float>(WinogradShape.Points * sumPlane);
        using Scratch.Lease<float> strip = Scratch.Rent<float>(WinogradTiles<V, S>.StripLength(Sizes.TilesX * WinogradShape.Out));
        for (int item = first; item < last; item++)
        {
            int f = item * panel;
            for (int c = 0; c < Sizes.Channels; c += ChannelBlock)
            {
                int count = Math.Min(ChannelBlock, Sizes.Channels - c);
                Filters.Transform<V, S>(f, c, count, u.Start, filterPlane);
                Filters.Transform<V, S>(f + S.Lanes, c, count, u.Start + S.Lanes, filterPlane);
                for (int point = 0; point < WinogradShape.Points; point++)
                {
                    StridedTile<V, S>.Run(tiles, count, Seen + point * Plane + c, Sizes.Channels, 1, u.Start + point * filterPlane, panel,
                        sums.Start + point * sumPlane, panel, c > 0);
                }
            }
            for (int r = 0; r < rows; r++)
            {
                int n = (row0 + r) / Sizes.TilesY, top = (row0 + r) % Sizes.TilesY * WinogradShape.Out;
                WinogradTiles<V, S>.Write(sums.Start + (nint)r * Sizes.TilesX * panel, panel, sumPlane, Sizes.TilesX,
                    B == null ? null : B + f,
                    strip.Start, Y + ((nint)n * s.F + f) * s.Pixels, Math.Min(panel, s.F - f), s.oH, s.oW, top);
            }
        }
    }
}
