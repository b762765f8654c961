namespace CourseKit.Torch.Kernels;

/// <summary>
/// dL/dw where its sums do not stay in the caches: all threads read as many tiles as <see cref="RowsTogether"/> allows, then each takes
/// blocks of channels and filters, whose sums at all 36 points stay near the core until they are taps. How tiles are cut depends on the
/// shape alone, so that the bits do not depend on the threads.
/// </summary>
internal unsafe struct WinogradWeightBlocksJob : IRangeJob, ISimdKernel<float>
{
    /// <summary>Channels of a block, and filters: at 36 points their sums take 147 KB.</summary>
    public const int Block = 32;

    // Tiles of a sum in registers: sums of sums round less than one long sum.
    private const int TilesOfSum = 128;

    // Floats of transformed tiles (16 MB) that are kept at a time.
    private const int MostFloats = 4 << 20;

    public WinogradShape Sizes;
    public float* Dy, X, Dw, Seen, Given;
    private bool multiplying;
    private int row0, rows, first, last;

    /// <summary>Rows of tiles that are read at a time.</summary>
    public readonly int RowsTogether =>
        Math.Clamp(MostFloats / WinogradShape.Points / (Sizes.Channels + Sizes.Filters) / Sizes.TilesX, 1, Sizes.TileRows);

    private readonly int ChannelBlocks => (Sizes.Channels + Block - 1) / Block;

    private readonly int FilterBlocks => (Sizes.Filters + Block - 1) / Block;

    private readonly nint Plane => Sizes.Plane(RowsTogether * Sizes.TilesX, Block);

    private readonly nint BlockLength => WinogradShape.Points * Plane;

    /// <summary>Floats of room for the tiles of x and of dy.</summary>
    public readonly (long Seen, long Given) Lengths => (ChannelBlocks * BlockLength, FilterBlocks * BlockLength);

    public void RunAll()
    {
        int most = RowsTogether;
        for (row0 = 0; row0 < Sizes.TileRows; row0 += most)
        {
            rows = Math.Min(most, Sizes.TileRows - row0);
            multiplying = false;
            Threads.For(ref this, rows, 1);
            multiplying = true;
            Threads.For(ref this, ChannelBlocks * FilterBlocks, 1);
        }
    }

    public readonly void Run(int from, int to)
    {
        WinogradWeightBlocksJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradWeightBlocksJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        if (multiplying)
            Multiply<V, S>();
        else
            Read<V, S>();
    }

    private readonly void Read<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = Sizes.Shape;
        using Scratch.Lease<float> strip = Scratch.Rent<float>(WinogradTiles<V, S>.StripLength(Math.Max(s.W, s.oW)));
        for (int r = first; r < last; r++)
        {
            int n = (row0 + r) / Sizes.TilesY, top = (row0 + r) % Sizes.TilesY * WinogradShape.Out;
            nint at = (nint)r * Sizes.TilesX * Block;
            WinogradTiles<V, S>.Read(X + (nint)n * s.C * s.H * s.W, s.C, s.H, s.W, top - s.padH, -s.padW, Sizes.TilesX, false, strip.Start,
                Seen + at, Block, Plane, BlockLength);
            WinogradTiles<V, S>.Read(Dy + (nint)n * s.F * s.Pixels, s.F, s.oH, s.oW, top, 0, Sizes.TilesX, true, strip.Start,
                Given + at, Block, Plane, BlockLength);
        }
    }

    private readonly void Multiply<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        nint sumPlane = Block * Block + S.Lanes;
        using Scratch.Lease<float> sums = Scratch.Rent<float>(WinogradShape.Points * sumPlane);
        using Scratch.Lease<float> taps = Scratch.Rent<float>(Block * 9 * S.Lanes);
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        for (int item = first; item < last; item++)
        {
            int c = item / FilterBlocks, f = item % FilterBlocks;
            for (int point = 0; point < WinogradShape.Points; point++)
                Sum<V, S>(Seen + c * BlockLength + point * Plane, Given + f * BlockLength + point * Plane, sums.Start + point * sumPlane,
                    Math.Min(Block, Sizes.Channels - c * Block), Math.Min(Block, Sizes.Filters - f * Block));
            Finish<V, S>(c * Block, f * Block, sums.Start, sumPlane, half.Start, taps.Start);
        }
    }

    private readonly void Sum<V, S>(float* seen, float* given, float* sums, int channels, int filters)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        int all = rows * Sizes.TilesX;
        for (int t = 0; t < all; t += TilesOfSum)
        {
            for (int f = 0; f < filters; f += 2 * S.Lanes)
                StridedTile<V, S>.Run(channels, Math.Min(TilesOfSum, all - t), seen + t * Block, 1, Block, given + t * Block + f, Block,
                    sums + f, Block, t > 0);
        }
    }

    private readonly void Finish<V, S>(int c0, int f0, float* sums, nint sumPlane, float* half, float* taps)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = Sizes.Shape;
        int channels = Math.Min(Block, s.C - c0);
        for (int f = f0; f < Math.Min(s.F, f0 + Block); f += S.Lanes)
        {
            for (int c = 0; c < channels; c++)
                WinogradTransforms<V, S>.FilterGradient(sums + c * Block + f - f0, sumPlane, half, taps + c * 9 * S.Lanes);
            float* to = Dw + ((nint)f * s.C + c0) * 9;
            int filters = Math.Min(S.Lanes, s.F - f);
            if (row0 == 0)
                Transpose.Run(channels * 9, filters, taps, S.Lanes, to, (nint)s.C * 9);
            else
                AddTransposed(channels * 9, filters, taps, S.Lanes, to, (nint)s.C * 9);
        }
    }

    private static void AddTransposed(int rows, int cols, float* from, int fromStride, float* to, nint toStride)
    {
        for (int c = 0; c < cols; c++)
        {
            for (int r = 0; r < rows; r++)
                to[c * toStride + r] += from[r * fromStride + c];
        }
    }
}
