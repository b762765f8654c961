namespace CourseKit.Torch.Kernels;

/// <summary>Items are blocks of rows of tiles: reads and transforms them, multiplies at each of the 36 points, transforms back.</summary>
internal unsafe struct WinogradForwardJob : IRangeJob, ISimdKernel<float>
{
    // Channels summed in registers before they join the rest: sums of sums round less than one long sum.
    private const int ChannelBlock = 64;

    public WinogradShape Sizes;
    public int RowsTogether;
    public nint FilterPlane;
    public float* X, U, B, Y;
    private int first, last;

    public readonly void Run(int from, int to)
    {
        WinogradForwardJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradForwardJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = Sizes.Shape;
        int most = RowsTogether * Sizes.TilesX;
        nint inPlane = Sizes.Plane(most, Sizes.Channels), outPlane = Sizes.Plane(most, Sizes.Filters);
        using Scratch.Lease<float> seen = Scratch.Rent<float>(WinogradShape.Points * inPlane);
        using Scratch.Lease<float> sums = Scratch.Rent<float>(WinogradShape.Points * outPlane);
        using Scratch.Lease<float> strip = Scratch.Rent<float>(
            WinogradTiles<V, S>.StripLength(Math.Max(s.W, Sizes.TilesX * WinogradShape.Out)));
        for (int item = first; item < last; item++)
        {
            int row0 = item * RowsTogether, rows = Math.Min(RowsTogether, Sizes.TileRows - row0);
            for (int r = 0; r < rows; r++)
            {
                int n = (row0 + r) / Sizes.TilesY, top = (row0 + r) % Sizes.TilesY * WinogradShape.Out - s.padH;
                WinogradTiles<V, S>.Read(X + (nint)n * s.C * s.H * s.W, s.C, s.H, s.W, top, -s.padW, Sizes.TilesX, false, strip.Start,
                    seen.Start + (nint)r * Sizes.TilesX * Sizes.Channels, Sizes.Channels, inPlane);
            }
            Multiply<V, S>(WinogradShape.RoundUp(rows * Sizes.TilesX, WinogradShape.RowStep), seen.Start, inPlane, sums.Start, outPlane);
            for (int r = 0; r < rows; r++)
            {
                int n = (row0 + r) / Sizes.TilesY, top = (row0 + r) % Sizes.TilesY * WinogradShape.Out;
                WinogradTiles<V, S>.Write(sums.Start + (nint)r * Sizes.TilesX * Sizes.Filters, Sizes.Filters, outPlane, Sizes.TilesX, B,
                    strip.Start, Y + (nint)n * s.F * s.Pixels, s.F, s.oH, s.oW, top);
            }
        }
    }

    private readonly void Multiply<V, S>(int tiles, float* seen, nint inPlane, float* sums, nint outPlane)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        int panel = 2 * S.Lanes;
        for (int point = 0; point < WinogradShape.Points; point++)
        {
            float* u = U + point * FilterPlane;
            for (int f = 0; f < Sizes.Filters; f += panel, u += (nint)Sizes.Channels * panel)
            {
                // Many filters' weights are out of the second-level cache again when the next block of tiles meets them.
                Ahead next = Ahead.Of(u + (nint)Sizes.Channels * panel, (long)Sizes.Channels * panel * sizeof(float),
                    StridedTile<V, S>.Steps(tiles, Sizes.Channels));
                for (int c = 0; c < Sizes.Channels; c += ChannelBlock)
                {
                    StridedTile<V, S>.Run(tiles, Math.Min(ChannelBlock, Sizes.Channels - c), seen + point * inPlane + c, Sizes.Channels, 1,
                        u + (nint)c * panel, panel, sums + point * outPlane + f, Sizes.Filters, c > 0,
                        next.After(StridedTile<V, S>.Steps(tiles, c)));
                }
            }
        }
    }
}
