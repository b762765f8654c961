using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Convolution as a matrix product per image, w (F, taps) times im2col (taps, pixels), where the im2col matrix never exists: its panels are
/// packed from the image as the product asks for them.
/// </summary>
internal static unsafe class GemmConvolution
{
    private const int DepthBlock = 384;

    // Weights up to which each chunk of images has a gradient of its own, and the number of chunks: they keep the threads apart.
    private const int MostChunked = 96 << 10, MostChunks = 8;

    public static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (RowConvolution.Suits<T>(s))
        {
            RowConvolution.Forward(s, (float*)x, (float*)w, (float*)b, (float*)y);
            return;
        }
        if (FewPixelsConvolution.Suits(s))
        {
            FewPixelsConvolution.Forward(s, x, w, b, y);
            return;
        }
        GemmCut<T> cut = GemmCut<T>.Current;
        using Scratch.Lease<T> packed = Scratch.Rent<T>(s.WLength);
        int depth = Depth(s.Taps);
        PackFilters(s, cut, depth, false, w, packed.Start);
        using Scratch.Lease<nint> taps = Scratch.Rent<nint>(s.Taps);
        PixelRuns.TapOffsets(s, taps.Start);
        int together = GemmForwardJob<T>.ImagesTogether(s, cut), groups = (s.N + together - 1) / together;
        int chunks = groups >= 2 * Threads.Count ? 1 : Math.Min(cut.Panels(s.Pixels), (2 * Threads.Count + groups - 1) / groups);
        var job = new GemmForwardJob<T>
        {
            Shape = s,
            Cut = cut,
            Depth = depth,
            Together = together,
            Chunks = chunks,
            Taps = taps.Start,
            X = x,
            PackedW = packed.Start,
            B = b,
            Y = y,
        };
        Threads.For(ref job, groups * chunks, s.YLength * s.Taps < 65536 ? groups * chunks : 1);
    }

    /// <summary>The product with w transposed gives the gradient of every window; adding up where windows overlap gives dx.</summary>
    public static void BackwardInput<T>(in ConvShape s, T* dy, T* w, T* dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GemmCut<T> cut = GemmCut<T>.Current;
        using Scratch.Lease<T> packed = Scratch.Rent<T>(s.WLength);
        int depth = Depth(s.GroupF);
        PackFilters(s, cut, depth, true, w, packed.Start);
        var job = new GemmInputJob<T> { Shape = s, Cut = cut, Depth = depth, Dy = dy, PackedW = packed.Start, Dx = dx };
        Threads.For(ref job, s.N * s.groups, s.YLength * s.Taps < 65536 ? s.N * s.groups : 1);
    }

    public static void BackwardWeight<T>(in ConvShape s, T* dy, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using Scratch.Lease<nint> taps = Scratch.Rent<nint>(s.Taps);
        PixelRuns.TapOffsets(s, taps.Start);
        if (s.WLength <= MostChunked)
            WeightsInChunks(s, taps.Start, dy, x, dw);
        else
            WeightsTogether(s, taps.Start, dy, x, dw);
    }

    /// <summary>Images are summed in chunks whose number depends on the shape alone.</summary>
    private static void WeightsInChunks<T>(in ConvShape s, nint* taps, T* dy, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GemmCut<T> cut = GemmCut<T>.Current;
        int chunks = Math.Min(s.N, MostChunks);
        using Scratch.Lease<T> partial = Scratch.Rent<T>(chunks == 1 ? 0 : chunks * s.WLength);
        int panels = cut.Panels(s.Taps), units = chunks * s.groups;
        var job = new GemmWeightJob<T>
        {
            Shape = s,
            Cut = cut,
            Chunks = chunks,
            Ranges = Math.Clamp((2 * Threads.Count + units - 1) / units, 1, panels),
            Taps = taps,
            Dy = dy,
            X = x,
            Target = chunks == 1 ? dw : partial.Start,
        };
        Threads.For(ref job, units * job.Ranges, s.YLength * s.Taps < 65536 ? units * job.Ranges : 1);
        if (chunks > 1)
        {
            var sum = new ChunkSumJob<T> { Chunks = chunks, Length = (nint)s.WLength, From = partial.Start, To = dw };
            Threads.For(ref sum, (int)((s.WLength + ChunkSumJob<T>.Block - 1) / ChunkSumJob<T>.Block), 16);
        }
    }

    private static void WeightsTogether<T>(in ConvShape s, nint* taps, T* dy, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int images = GemmWeightTogetherJob<T>.ImagesTogether(s);
        using Scratch.Lease<T> padded = Scratch.Rent<T>(images * PaddedImage.Length(s));
        using Scratch.Lease<T> packed = Scratch.Rent<T>((long)images * s.F * s.Pixels);
        var job = new GemmWeightTogetherJob<T>
        {
            Shape = s,
            Cut = GemmCut<T>.Current,
            Taps = taps,
            Dy = dy,
            X = x,
            Dw = dw,
            Padded = padded.Start,
            PackedDy = packed.Start,
        };
        job.RunAll();
    }

    private static void PackFilters<T>(in ConvShape s, in GemmCut<T> cut, int depth, bool transposed, T* w, T* to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var job = new FilterPackJob<T> { Shape = s, Cut = cut, Depth = depth, Transposed = transposed, W = w, To = to };
        Threads.For(ref job, job.Items, 1 + (int)(job.Items * 16384L / Math.Max(s.WLength, 16384)));
    }

    private static int Depth(int k)
    {
        int depths = Math.Max(1, (k + DepthBlock - 1) / DepthBlock);
        return Math.Max(1, (k + depths - 1) / depths);
    }
}
