namespace CourseKit.Torch.Kernels;

/// <summary>
/// The steps of dL/dw by minimal filtering: tiles of x and of dy become matrices (tiles, channels) and (tiles, filters) at each of the 36
/// points, their products are summed, and the transposed filter transform makes 9 taps of 36 sums.
/// </summary>
internal readonly unsafe struct WinogradWeights(WinogradShape sizes, int rowsTogether, float* dy, float* x, float* dw)
{
    /// <summary>Sizes of the convolution.</summary>
    public WinogradShape Sizes => sizes;

    /// <summary>Rows of tiles that are read before they are multiplied.</summary>
    public int RowsTogether => rowsTogether;

    /// <summary>Distance of two of the 36 matrices of <see cref="SeenLength"/>.</summary>
    private nint InPlane => sizes.Plane(rowsTogether * sizes.TilesX, sizes.Channels);

    private nint OutPlane => sizes.Plane(rowsTogether * sizes.TilesX, sizes.Filters);

    private nint SumPlane => (nint)sizes.Channels * sizes.Filters + sizes.Lanes;

    /// <summary>Floats of room for the tiles of x, <see cref="RowsTogether"/> rows of them.</summary>
    public nint SeenLength => WinogradShape.Points * InPlane;

    /// <summary>Floats of room for the tiles of dy.</summary>
    public nint GivenLength => WinogradShape.Points * OutPlane;

    /// <summary>Floats of room for the sums at all points.</summary>
    public nint SumsLength => WinogradShape.Points * SumPlane;

    /// <summary>Items of <see cref="Finish"/>.</summary>
    public int FilterBlocks => (sizes.Shape.F + sizes.Lanes - 1) / sizes.Lanes;

    /// <summary>Reads row <paramref name="row"/> of all rows of tiles as row <paramref name="at"/> of the matrices.</summary>
    public void Read<V, S>(int row, int at, float* strip, float* seen, float* given)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        ConvShape s = sizes.Shape;
        int n = row / sizes.TilesY, top = row % sizes.TilesY * WinogradShape.Out;
        WinogradTiles<V, S>.Read(x + (nint)n * s.C * s.H * s.W, s.C, s.H, s.W, top - s.padH, -s.padW, sizes.TilesX, false, strip,
            seen + (nint)at * sizes.TilesX * sizes.Channels, sizes.Channels, InPlane);
        WinogradTiles<V, S>.Read(dy + (nint)n * s.F * s.Pixels, s.F, s.oH, s.oW, top, 0, sizes.TilesX, true, strip,
            given + (nint)at * sizes.TilesX * sizes.Filters, sizes.Filters, OutPlane);
    }

    /// <summary>Multiplies <paramref name="rows"/> rows of tiles at one point: <paramref name="count"/> channels from
    /// <paramref name="c0"/> on.</summary>
    public void Multiply<V, S>(int point, int c0, int count, int rows, float* seen, float* given, float* sums, bool accumulate)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        int panel = 2 * S.Lanes, written = WinogradShape.RoundUp(sizes.Shape.F, S.Lanes);
        seen += point * InPlane + c0;
        given += point * OutPlane;
        sums += point * SumPlane + (nint)c0 * sizes.Filters;
        for (int f = 0; f < written; f += panel)
        {
            StridedTile<V, S>.Run(count, rows * sizes.TilesX, seen, 1, sizes.Channels, given + f, sizes.Filters, sums + f, sizes.Filters,
                accumulate);
        }
    }

    /// <summary>Room for <see cref="Read"/>.</summary>
    public long StripLength<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float> => WinogradTiles<V, S>.StripLength(Math.Max(sizes.Shape.W, sizes.Shape.oW));

    /// <summary>Adds up <paramref name="groups"/> sets of sums and writes dL/dw of the blocks of S.Lanes filters from
    /// <paramref name="first"/> up to <paramref name="last"/>.</summary>
    public void Finish<V, S>(int first, int last, float* sums, int groups)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        const int Together = 16;
        ConvShape s = sizes.Shape;
        using Scratch.Lease<float> taps = Scratch.Rent<float>(Together * 9 * S.Lanes);
        using Scratch.Lease<float> half = Scratch.Rent<float>(WinogradTransforms<V, S>.HalfLength);
        using Scratch.Lease<float> total = Scratch.Rent<float>(WinogradShape.Points * S.Lanes);
        for (int item = first; item < last; item++)
        {
            int f = item * S.Lanes, filters = Math.Min(S.Lanes, s.F - f);
            for (int c0 = 0; c0 < s.C; c0 += Together)
            {
                int count = Math.Min(Together, s.C - c0);
                for (int c = 0; c < count; c++)
                {
                    float* from = sums + (nint)(c0 + c) * sizes.Filters + f;
                    nint plane = SumPlane;
                    if (groups > 1)
                    {
                        Add<V, S>(from, groups, total.Start);
                        from = total.Start;
                        plane = S.Lanes;
                    }
                    WinogradTransforms<V, S>.FilterGradient(from, plane, half.Start, taps.Start + c * 9 * S.Lanes);
                }
                Transpose.Run(count * 9, filters, taps.Start, S.Lanes, dw + ((nint)f * s.C + c0) * 9, (nint)s.C * 9);
            }
        }
    }

    private void Add<V, S>(float* from, int groups, float* to)
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        for (int point = 0; point < WinogradShape.Points; point++)
        {
            V sum = S.Load(from + point * SumPlane);
            for (int g = 1; g < groups; g++)
                sum = S.Add(sum, S.Load(from + g * SumsLength + point * SumPlane));
            S.Store(to + point * S.Lanes, sum);
        }
    }
}
