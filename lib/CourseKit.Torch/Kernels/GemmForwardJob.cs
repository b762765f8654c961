using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Items are (image, chunk of output pixels): packs im2col panels from the image and multiplies all filters with each. Images with few
/// output pixels are taken several at a time, so that they fill a panel.
/// </summary>
internal unsafe struct GemmForwardJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ConvShape Shape;
    public GemmCut<T> Cut;
    public int Depth, Together, Chunks;
    public nint* Taps;
    public T* X, PackedW, B, Y;

    /// <summary>Images that one panel holds.</summary>
    public static int ImagesTogether(in ConvShape s, in GemmCut<T> cut) => Math.Clamp(cut.Panel / s.Pixels, 1, s.N);

    public readonly void Run(int from, int to)
    {
        long paddedLength = PaddedImage.Length(Shape);
        using Scratch.Lease<T> padded = Scratch.Rent<T>(Together * paddedLength);
        using Scratch.Lease<T> panel = Scratch.Rent<T>((long)Math.Min(Depth, Shape.Taps) * Cut.Panel);
        using Scratch.Lease<T> several = Scratch.Rent<T>(Together == 1 ? 0 : (long)Shape.GroupF * Cut.Panel);
        using Scratch.Lease<int> room = Scratch.Rent<int>(4 * Cut.Panel);
        var runs = new PixelRuns(room.Start, Cut.Panel);
        for (int item = from; item < to; item++)
        {
            int n = item / Chunks * Together, chunk = item % Chunks, images = Math.Min(Together, Shape.N - n);
            T* source = X;
            for (int m = images - 1; m >= 0; m--)       // the first image last, whose address is that of all
                source =
                    PaddedImage.Make(Shape, X + (nint)(n + m) * Shape.C * Shape.H * Shape.W, padded.Start + (nint)m * (nint)paddedLength);
            int pixels = images * Shape.Pixels, panels = Cut.Panels(pixels);
            for (int p = panels * chunk / Chunks; p < panels * (chunk + 1) / Chunks; p++)
            {
                int first = p * Cut.Panel, cols = Math.Min(Cut.Panel, pixels - first);
                runs.Set(Shape, first, cols);
                for (int g = 0; g < Shape.groups; g++)
                {
                    T* y = Y + ((nint)n * Shape.F + g * Shape.GroupF) * Shape.Pixels;
                    if (Together == 1)
                    {
                        Panel(g, cols, source, runs, panel.Start, y + first, Shape.Pixels);
                        continue;
                    }
                    Panel(g, cols, source, runs, panel.Start, several.Start, cols);
                    Spread(several.Start, images, y);
                }
            }
        }
    }

    /// <summary>(F, images, pixels) to (images, F, pixels).</summary>
    private readonly void Spread(T* from, int images, T* y)
    {
        for (int f = 0; f < Shape.GroupF; f++)
        {
            for (int n = 0; n < images; n++, from += Shape.Pixels)
                Copy.Run(from, y + ((nint)n * Shape.F + f) * Shape.Pixels, Shape.Pixels);
        }
    }

    private readonly void Panel(int g, int cols, T* image, in PixelRuns runs, T* panel, T* y, nint rowLength)
    {
        int width = Cut.PanelWidth(cols);
        nint filters = (nint)g * Shape.GroupF;
        T* group = image + (nint)g * Shape.GroupC * Shape.PaddedH * PaddedImage.RowLength(Shape);
        if (B != null)
        {
            for (int f = 0; f < Shape.GroupF; f++)
                new Span<T>(y + f * rowLength, cols).Fill(B[filters + f]);
        }
        for (int k0 = 0; k0 < Shape.Taps; k0 += Depth)
        {
            int k = Math.Min(Depth, Shape.Taps - k0);
            for (int t = 0; t < k; t++)
            {
                runs.Gather(group + Taps[k0 + t], panel + (nint)t * width);
                if (cols < width)
                    new Span<T>(panel + (nint)t * width + cols, width - cols).Clear();
            }
            T* w = PackedW + filters * Shape.Taps + (nint)k0 * Shape.GroupF;
            for (int f = 0; f < Shape.GroupF; f += Cut.RowGroup)
            {
                Cut.Multiply(Math.Min(Cut.RowGroup, Shape.GroupF - f), cols, k, w + (nint)f * k, panel, y + f * rowLength, rowLength,
                    B != null || k0 > 0, null);
            }
        }
    }
}
