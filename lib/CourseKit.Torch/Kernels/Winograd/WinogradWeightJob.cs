namespace CourseKit.Torch.Kernels;

/// <summary>
/// dL/dw: at each of the 36 points, (channels, tiles) times (tiles, filters), then the transposed filter transform. Tiles come in chunks
/// whose size depends on the shape alone, so that the bits do not depend on the threads.
/// </summary>
internal unsafe struct WinogradWeightJob : IRangeJob, ISimdKernel<float>
{
    // Channels that one item multiplies.
    private const int ChannelBlock = 32;

    public WinogradShape Sizes;
    public int RowsTogether;
    public float* Dy, X, Dw, Seen, Given, Sums;
    private Step step;
    private int row0, rows, first, last;

    private enum Step
    {
        Read,
        Multiply,
        Finish,
    }

    /// <summary>Tiles of a chunk.</summary>
    public readonly int Most => RowsTogether * Sizes.TilesX;

    private readonly nint InPlane => Sizes.Plane(Most, Sizes.Channels);

    private readonly nint OutPlane => Sizes.Plane(Most, Sizes.Filters);

    private readonly nint SumPlane => (nint)Sizes.Channels * Sizes.Filters + Sizes.Lanes;

    private readonly int ChannelBlocks => (Sizes.Channels + ChannelBlock - 1) / ChannelBlock;

    public readonly (long Seen, long Given, long Sums) Lengths =>
        (WinogradShape.Points * InPlane, WinogradShape.Points * OutPlane, WinogradShape.Points * SumPlane);

    public void RunAll()
    {
        for (row0 = 0; row0 < Sizes.TileRows; row0 += RowsTogether)
        {
            rows = Math.Min(RowsTogether, Sizes.TileRows - row0);
            step = Step.Read;
            Threads.For(ref this, rows, 1);
            step = Step.Multiply;
            Threads.For(ref this, WinogradShape.Points * ChannelBlocks, 1);
        }
        step = Step.Finish;
        Threads.For(ref this, (Sizes.Shape.F + Sizes.Lanes - 1) / Sizes.Lanes, 1);
    }

    public readonly void Run(int from, int to)
    {
        WinogradWeightJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradWeightJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        switch (step)
        {
            case Step.Read: Read<V, S>(); break;
            case Step.Multiply: Multiply<V, S>(); break;
            default: Finish<V, S>(); break;
        }
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
            WinogradTiles<V, S>.Read(X + (nint)n * s.C * s.H * s.W, s.C, s.H, s.W, top - s.padH, -s.padW, Sizes.TilesX, false, strip.Start,
                Seen + (nint)r * Sizes.TilesX * Sizes.Channels, Sizes.Channels, InPlane);
            WinogradTiles<V, S>.Read(Dy + (nint)n * s.F * s.Pixels, s.F, s.oH, s.oW, top, 0, Sizes.TilesX, true, strip.Start,
                Given + (nint)r * Sizes.TilesX * Sizes.Filters, Sizes.Filters, OutPlane);
        }
    }

    private readonly void Multiply<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        int panel = 2 * S.Lanes, written = WinogradShape.RoundUp(Sizes.Shape.F, S.Lanes);
        for (int item = first; item < last; item++)
        {
            int point = item / ChannelBlocks, c0 = item % ChannelBlocks * ChannelBlock, count = Math.Min(ChannelBlock, Sizes.Channels - c0);
            float* given = Given + point * OutPlane, sums = Sums + point * SumPlane + (nint)c0 * Sizes.Filters;
            for (int f = 0; f < written; f += panel)
            {
                StridedTile<V, S>.Run(count, rows * Sizes.TilesX, Seen + point * InPlane + c0, 1, Sizes.Channels, given + f, Sizes.Filters,
                    sums + f, Sizes.Filters, row0 > 0);
            }
        }
    }

    private readonly void Finish<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        const int Together = 16;
        ConvShape s = Sizes.Shape;
        using Scratch.Lease<float> taps = Scratch.Rent<float>(Together * 9 * S.Lanes);
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        for (int item = first; item < last; item++)
        {
            int f = item * S.Lanes, filters = Math.Min(S.Lanes, s.F - f);
            for (int c0 = 0; c0 < s.C; c0 += Together)
            {
                int count = Math.Min(Together, s.C - c0);
                for (int c = 0; c < count; c++)
                {
                    WinogradTransforms<V, S>.FilterGradient(Sums + (nint)(c0 + c) * Sizes.Filters + f, SumPlane, half.Start,
                        taps.Start + c * 9 * S.Lanes);
                }
                Transpose.Run(count * 9, filters, taps.Start, S.Lanes, Dw + ((nint)f * s.C + c0) * 9, (nint)s.C * 9);
            }
        }
    }
}
