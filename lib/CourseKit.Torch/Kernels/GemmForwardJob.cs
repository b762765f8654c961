using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Items are (image, chunk of output pixels): packs im2col panels from the image and multiplies all filters with each.</summary>
internal unsafe struct GemmForwardJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ConvShape Shape;
    public GemmCut<T> Cut;
    public int Depth, Chunks;
    public T* X, PackedW, B, Y;

    public readonly void Run(int from, int to)
    {
        using Scratch.Lease<T> padded = Scratch.Rent<T>(PaddedImage.Length(Shape));
        using Scratch.Lease<T> panel = Scratch.Rent<T>((long)Math.Min(Depth, Shape.Taps) * Cut.Panel);
        using Scratch.Lease<int> room = Scratch.Rent<int>(4 * Cut.Panel);
        var runs = new PixelRuns(room.Start, Cut.Panel);
        int panels = Cut.Panels(Shape.Pixels);
        for (int item = from; item < to; item++)
        {
            int n = item / Chunks, chunk = item % Chunks;
            T* image = PaddedImage.Make(Shape, X + (nint)n * Shape.C * Shape.H * Shape.W, padded.Start);
            for (int p = panels * chunk / Chunks; p < panels * (chunk + 1) / Chunks; p++)
            {
                int first = p * Cut.Panel, cols = Math.Min(Cut.Panel, Shape.Pixels - first);
                runs.Set(Shape, first, cols);
                for (int g = 0; g < Shape.groups; g++)
                    Panel(n, g, first, cols, image, runs, panel.Start);
            }
        }
    }

    private readonly void Panel(int n, int g, int first, int cols, T* image, in PixelRuns runs, T* panel)
    {
        int width = Cut.PanelWidth(cols);
        nint filters = (nint)g * Shape.GroupF;
        T* group = image + (nint)g * Shape.GroupC * Shape.PaddedH * Shape.PaddedW;
        T* y = Y + ((nint)n * Shape.F + filters) * Shape.Pixels + first;
        if (B != null)
        {
            for (int f = 0; f < Shape.GroupF; f++)
                new Span<T>(y + (nint)f * Shape.Pixels, cols).Fill(B[filters + f]);
        }
        for (int k0 = 0; k0 < Shape.Taps; k0 += Depth)
        {
            int k = Math.Min(Depth, Shape.Taps - k0);
            for (int t = 0; t < k; t++)
            {
                runs.Gather(group + PixelRuns.TapOffset(Shape, k0 + t), panel + (nint)t * width);
                if (cols < width)
                    new Span<T>(panel + (nint)t * width + cols, width - cols).Clear();
            }
            T* w = PackedW + filters * Shape.Taps + (nint)k0 * Shape.GroupF;
            for (int f = 0; f < Shape.GroupF; f += Cut.RowGroup)
            {
                Cut.Multiply(Math.Min(Cut.RowGroup, Shape.GroupF - f), cols, k, w + (nint)f * k, panel, y + (nint)f * Shape.Pixels,
                    Shape.Pixels, B != null || k0 > 0, null);
            }
        }
    }
}
