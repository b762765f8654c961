using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Convolution as a matrix product per image, w (F, taps) times im2col (taps, pixels), where the im2col matrix never exists: its panels are
/// packed from the image as the product asks for them.
/// </summary>
internal static unsafe class GemmConvolution
{
    private const int DepthBlock = 384;

    public static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (FewPixelsConvolution.Suits(s))
        {
            FewPixelsConvolution.Forward(s, x, w, b, y);
            return;
        }
        GemmCut<T> cut = GemmCut<T>.Current;
        using Scratch.Lease<T> packed = Scratch.Rent<T>(s.WLength);
        int depth = Depth(s.Taps);
        for (int g = 0; g < s.groups; g++)
        {
            for (int k0 = 0; k0 < s.Taps; k0 += depth)
            {
                nint filters = (nint)g * s.GroupF;
                GemmPack.AllRows(cut, false, s.GroupF, Math.Min(depth, s.Taps - k0), w + filters * s.Taps + k0, s.Taps,
                    packed.Start + filters * s.Taps + (nint)k0 * s.GroupF);
            }
        }
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
        for (int g = 0; g < s.groups; g++)
        {
            for (int k0 = 0; k0 < s.GroupF; k0 += depth)
            {
                nint filters = (nint)g * s.GroupF + k0;
                GemmPack.AllRows(cut, true, s.Taps, Math.Min(depth, s.GroupF - k0), w + filters * s.Taps, s.Taps,
                    packed.Start + filters * s.Taps);
            }
        }
        var job = new GemmInputJob<T> { Shape = s, Cut = cut, Depth = depth, Dy = dy, PackedW = packed.Start, Dx = dx };
        Threads.For(ref job, s.N * s.groups, s.YLength * s.Taps < 65536 ? s.N * s.groups : 1);
    }

    public static void BackwardWeight<T>(in ConvShape s, T* dy, T* x, T* dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GemmCut<T> cut = GemmCut<T>.Current;
        // Images are summed in chunks whose number depends on the shape alone: small gradients need them to occupy the threads.
        int chunks = (int)Math.Clamp(262144 / s.WLength, 1, Math.Min(s.N, 8));
        using Scratch.Lease<T> partial = Scratch.Rent<T>(chunks == 1 ? 0 : chunks * s.WLength);
        using Scratch.Lease<nint> taps = Scratch.Rent<nint>(s.Taps);
        PixelRuns.TapOffsets(s, taps.Start);
        int panels = cut.Panels(s.Taps), units = chunks * s.groups;
        var job = new GemmWeightJob<T>
        {
            Shape = s,
            Cut = cut,
            Chunks = chunks,
            Ranges = Math.Clamp((2 * Threads.Count + units - 1) / units, 1, panels),
            Taps = taps.Start,
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

    private static int Depth(int k)
    {
        int depths = Math.Max(1, (k + DepthBlock - 1) / DepthBlock);
        return Math.Max(1, (k + depths - 1) / depths);
    }
}
