using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Direct convolution with one image per register lane. Any stride, dilation and group size keeps all lanes busy and nothing is multiplied
/// with the zeros of an im2col edge; the price is to rearrange the images, so it suits few channels and large filters.
/// </summary>
internal static unsafe class LaneConvolution
{
    // Beyond these the rearranged images leave the caches, and the packed matrix product reads less memory.
    private const int MostTaps = 512;
    private const int MostKernels = 512;
    private const long MostImageValues = 8 << 20;
    private const long MostPartialValues = 2 << 20;

    /// <summary>Whether the shape can be computed like this.</summary>
    public static bool Allows(in ConvShape s) => s.padH >= 0 && s.padW >= 0;

    /// <summary>Whether this is the faster way for the shape.</summary>
    public static bool Suits<T>(in ConvShape s)
        where T : unmanaged
    {
        int lanes = Simd.Lanes<T>(), blocks = (s.N + lanes - 1) / lanes;
        long filled = (long)blocks * lanes;
        return Allows(s) && s.N * 5L >= filled * 3 && s.Taps <= MostTaps && s.GroupC * s.GroupF <= MostKernels
            && (s.kH * s.kW > 1 || s.GroupC == 1)
            && filled * s.C * s.PaddedH * s.PaddedW <= MostImageValues
            && filled * s.F * s.Taps <= MostPartialValues;
    }

    public static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y)
        where T : unmanaged, IFloatingPointIeee754<T> => Forward(s, x, w, b, y, null);

    /// <summary>The convolution, max pooled at once with 2 by 2 windows side by side.</summary>
    /// <param name="s">The convolution.</param>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="w">(F, C / groups, kH, kW).</param>
    /// <param name="b">(F), or null.</param>
    /// <param name="y">(N, F, oH / 2, oW / 2).</param>
    /// <param name="positions">Where each maximum stood in its plane of oH by oW, shaped like y.</param>
    public static void ForwardPooled(in ConvShape s, float* x, float* w, float* b, float* y, int* positions) =>
        Forward(s, x, w, b, y, positions);

    private static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y, int* positions)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LaneForm form = LaneForm.Choose(s.GroupF, s.oW);
        int lanes = Simd.Lanes<T>(), tiles = form.FilterTiles(s.GroupF);
        var images = new LaneImages<T> { N = s.N, C = s.C, H = s.H, W = s.W, PadH = s.padH, PadW = s.padW, Lanes = lanes, Planes = x };
        using Scratch.Lease<T> packed = Scratch.Rent<T>(images.Length(LaneForm.MostOthers * s.strideW));
        using Scratch.Lease<T> weights = Scratch.Rent<T>((long)s.groups * tiles * form.Filters * s.Taps);
        using Scratch.Lease<T> bias = Scratch.Rent<T>((long)s.groups * tiles * form.Filters);
        images.Packed = packed.Start;
        images.Pack();
        PackWeights(s, form, w, b, weights.Start, bias.Start);

        var job = new LaneForwardJob<T>
        {
            Shape = s,
            Form = form,
            Tiles = tiles,
            Images = images,
            W = weights.Start,
            B = bias.Start,
            Y = y,
            Positions = positions,
        };
        job.RunAll();
    }

    public static void BackwardWeight<T>(in ConvShape s, T* dy, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T> => BackwardWeight(s, dy, null, x, dw);

    /// <summary>dL/dw from the gradient of <see cref="ForwardPooled"/>'s result.</summary>
    public static void BackwardWeightPooled(in ConvShape s, float* dy, int* positions, float* x, float* dw) =>
        BackwardWeight(s, dy, positions, x, dw);

    private static void BackwardWeight<T>(in ConvShape s, T* dy, int* positions, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LaneForm form = LaneForm.Choose(s.GroupF, s.Taps);
        int lanes = Simd.Lanes<T>(), tiles = form.FilterTiles(s.GroupF), tapTiles = form.OtherTiles(s.Taps);
        var images = new LaneImages<T> { N = s.N, C = s.C, H = s.H, W = s.W, PadH = s.padH, PadW = s.padW, Lanes = lanes, Planes = x };
        int chunks = LaneWeightJob<T>.ChooseChunks(s, tiles, images.Blocks);
        using Scratch.Lease<T> packedX = Scratch.Rent<T>(images.Length(0));
        using Scratch.Lease<nint> taps = Scratch.Rent<nint>(tapTiles * form.Others);
        using Scratch.Lease<T> partial = Scratch.Rent<T>((long)chunks * s.groups * tiles * tapTiles * form.Filters * form.Others * lanes);
        images.Packed = packedX.Start;
        images.Pack();
        TapOffsets(s, images.RowLength, images.PlaneLength, lanes, tapTiles * form.Others, taps.Start);

        var job = new LaneWeightJob<T>
        {
            Shape = s,
            Form = form,
            Tiles = tiles,
            TapTiles = tapTiles,
            Images = images,
            Chunks = chunks,
            Taps = taps.Start,
            Dy = dy,
            Positions = positions,
            Partial = partial.Start,
            Dw = dw,
        };
        job.RunAll();
    }

    /// <summary>w (F, C / groups, kH, kW) to [group][tile][c][u][v][filter of the tile]; filters beyond the last are zero.</summary>
    private static void PackWeights<T>(in ConvShape s, LaneForm form, T* w, T* b, T* weights, T* bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int tiles = form.FilterTiles(s.GroupF);
        for (int item = 0; item < s.groups * tiles; item++)
        {
            int first = item % tiles * form.Filters, filters = Math.Min(form.Filters, s.GroupF - first);
            first += item / tiles * s.GroupF;
            GemmPack.Strip(true, filters, form.Filters, s.Taps, w + (nint)first * s.Taps, s.Taps,
                weights + (nint)item * form.Filters * s.Taps);
            for (int f = 0; f < form.Filters; f++)
                bias[item * form.Filters + f] = b != null && f < filters ? b[first + f] : T.Zero;
        }
    }

    /// <summary>Where tap (c, u, v) reads, seen from the first tap of a pixel; unused places at the end repeat tap 0.</summary>
    private static void TapOffsets(in ConvShape s, int rowLength, nint planeLength, int lanes, int count, nint* taps)
    {
        for (int t = 0; t < count; t++)
        {
            int c = t / (s.kH * s.kW), u = t / s.kW % s.kH, v = t % s.kW;
            taps[t] = t < s.Taps ? c * planeLength + ((nint)u * s.dilationH * rowLength + v * s.dilationW) * lanes : 0;
        }
    }
}
