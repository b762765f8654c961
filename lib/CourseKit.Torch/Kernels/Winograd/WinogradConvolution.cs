namespace CourseKit.Torch.Kernels;

/// <summary>
/// 3x3 convolution of stride 1 by minimal filtering: tiles of 4 by 4 pixels with 36 products per channel and filter, where a direct
/// convolution needs 144.
/// </summary>
internal static unsafe class WinogradConvolution
{
    // Fewer channels than these and the transforms cost what the products save.
    private const int FewestChannels = 16, FewestFilters = 16, FewestTiles = 16;

    // Tiles that are transformed and multiplied together: their matrices should stay near the core.
    private const int TilesTogether = 32, TilesOfWeights = 128, TilesOfStream = 128;

    // Sums of a group (0.6 MB at all points) should stay in the second-level cache beside its tiles, and few tiles are not worth them.
    private const int MostGroupSums = 64 * 64, FewestTilesOfGroup = 64, TilesOfGroup = 256, FewestGroups = 8, MostGroups = 16;

    // More sums than these (14 MB at all points) leave the caches between one step and the next.
    private const int MostSums = 96 << 10;

    // Transformed weights that meet no more tiles than these are not worth storing, for the other threads least of all.
    private const int FewTiles = 64;

    // More transformed weights than these (16 MB) no longer stay in the caches from one block of tiles to the next.
    private const long MostFilterValues = 4 << 20;

    /// <summary>Whether the shape can be computed like this: float, 3x3, stride 1, no dilation, one group.</summary>
    public static bool Allows<T>(in ConvShape s)
        where T : unmanaged => typeof(T) == typeof(float) && Simd.Width > 0 && s.kH == 3 && s.kW == 3 && s.groups == 1
            && s.strideH == 1 && s.strideW == 1 && s.dilationH == 1 && s.dilationW == 1 && s.padH >= 0 && s.padW >= 0;

    /// <summary>Whether this is the faster way for the shape.</summary>
    public static bool Suits<T>(in ConvShape s)
        where T : unmanaged
    {
        if (!Allows<T>(s) || s.C < FewestChannels || s.F < FewestFilters)
            return false;
        var sizes = new WinogradShape(s, 1);
        long tiles = (long)sizes.TileRows * sizes.TilesX, pixels = (long)s.N * s.Pixels;
        return tiles >= FewestTiles && pixels * 3 >= tiles * WinogradShape.Out * WinogradShape.Out * 2;
    }

    public static void Forward(in ConvShape s, float* x, float* w, float* b, float* y) => Run(s, x, w, b, y, false);

    /// <summary>dL/dx: the convolution of dy with turned filters, channels and filters exchanged.</summary>
    public static void BackwardInput(in ConvShape s, float* dy, float* w, float* dx) => Run(s.InputGradient(), dy, w, null, dx, true);

    public static void BackwardWeight(in ConvShape s, float* dy, float* x, float* dw)
    {
        var sizes = new WinogradShape(s, Simd.Lanes<float>());
        int groups = WeightGroups(sizes);
        if (groups > 0)
            WeightsInGroups(sizes, groups, dy, x, dw);
        else if ((long)sizes.Channels * sizes.Filters > MostSums)
            WeightsInBlocks(sizes, dy, x, dw);
        else
            WeightsTogether(sizes, dy, x, dw);
    }

    /// <summary>Groups of tiles whose sums stay apart until the end, from the shape alone; 0 where sums are too large or tiles too few
    /// for that.</summary>
    private static int WeightGroups(in WinogradShape sizes)
    {
        long tiles = (long)sizes.TileRows * sizes.TilesX;
        if ((long)sizes.Channels * sizes.Filters > MostGroupSums || tiles < FewestGroups * FewestTilesOfGroup)
            return 0;
        return (int)Math.Min(Math.Clamp(tiles / TilesOfGroup, FewestGroups, MostGroups), sizes.TileRows);
    }

    private static void WeightsInGroups(in WinogradShape sizes, int groups, float* dy, float* x, float* dw)
    {
        var steps = new WinogradWeights(sizes, Math.Clamp(TilesTogether / sizes.TilesX, 1, sizes.TileRows), dy, x, dw);
        using Scratch.Lease<float> sums = Scratch.Rent<float>(groups * steps.SumsLength);
        var job = new WinogradWeightGroupsJob { Steps = steps, Groups = groups, Sums = sums.Start };
        job.RunAll();
    }

    private static void WeightsInBlocks(in WinogradShape sizes, float* dy, float* x, float* dw)
    {
        var job = new WinogradWeightBlocksJob { Sizes = sizes, Dy = dy, X = x, Dw = dw };
        (long seenLength, long givenLength) = job.Lengths;
        using Scratch.Lease<float> seen = Scratch.Rent<float>(seenLength);
        using Scratch.Lease<float> given = Scratch.Rent<float>(givenLength);
        job.Seen = seen.Start;
        job.Given = given.Start;
        job.RunAll();
    }

    private static void WeightsTogether(in WinogradShape sizes, float* dy, float* x, float* dw)
    {
        var steps = new WinogradWeights(sizes, Math.Clamp(TilesOfWeights / sizes.TilesX, 1, sizes.TileRows), dy, x, dw);
        using Scratch.Lease<float> seen = Scratch.Rent<float>(steps.SeenLength);
        using Scratch.Lease<float> given = Scratch.Rent<float>(steps.GivenLength);
        using Scratch.Lease<float> sums = Scratch.Rent<float>(steps.SumsLength);
        var job = new WinogradWeightJob { Steps = steps, Seen = seen.Start, Given = given.Start, Sums = sums.Start };
        job.RunAll();
    }

    /// <param name="s">The convolution as it is computed.</param>
    /// <param name="x">Its input.</param>
    /// <param name="w">(F, C, 3, 3), or (C, F, 3, 3) if <paramref name="turned"/>.</param>
    /// <param name="b">F values, or null.</param>
    /// <param name="y">Its output.</param>
    /// <param name="turned">Exchanges filters and channels of w, and turns each kernel by half a circle.</param>
    private static void Run(in ConvShape s, float* x, float* w, float* b, float* y, bool turned)
    {
        var sizes = new WinogradShape(s, Simd.Lanes<float>());
        var filters = new WinogradFilters(sizes, w, turned);
        using Scratch.Lease<float> bias = Scratch.Rent<float>(b == null ? 0 : sizes.Filters);
        if (b != null)
        {
            bias.Clear();
            Copy.Run(b, bias.Start, s.F);
            b = bias.Start;
        }
        if (WinogradShape.Points * filters.Plane > MostFilterValues || (long)sizes.TileRows * sizes.TilesX <= FewTiles)
            Stream(sizes, filters, x, b, y);
        else
            Blocks(sizes, filters, x, b, y);
    }

    /// <summary>Filters are transformed once and serve one block of tiles after another.</summary>
    private static void Blocks(in WinogradShape sizes, WinogradFilters filters, float* x, float* b, float* y)
    {
        using Scratch.Lease<float> u = Scratch.Rent<float>(WinogradShape.Points * filters.Plane);
        filters.U = u.Start;
        Threads.For(ref filters, sizes.Filters / sizes.Lanes, 1);

        // As many tiles at a time as fill the caches, but something for every thread.
        int rows = Math.Min(TilesTogether / sizes.TilesX, (sizes.TileRows + Threads.Count - 1) / Threads.Count);
        var job = new WinogradForwardJob
        {
            Sizes = sizes,
            RowsTogether = Math.Max(1, rows),
            FilterPlane = filters.Plane,
            X = x,
            U = u.Start,
            B = b,
            Y = y,
        };
        Threads.For(ref job, (sizes.TileRows + job.RowsTogether - 1) / job.RowsTogether, 1);
    }

    /// <summary>Tiles are transformed once and meet one panel of filters after another.</summary>
    private static void Stream(in WinogradShape sizes, in WinogradFilters filters, float* x, float* b, float* y)
    {
        var job = new WinogradStreamJob
        {
            Sizes = sizes,
            Filters = filters,
            RowsTogether = Math.Clamp(TilesOfStream / sizes.TilesX, 1, sizes.TileRows),
            X = x,
            B = b,
            Y = y,
        };
        using Scratch.Lease<float> seen = Scratch.Rent<float>(job.SeenLength);
        job.Seen = seen.Start;
        job.RunAll();
    }
}
