using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Items are (image, group): gradient of all windows, then summed where they overlap (col2im).</summary>
internal unsafe struct GemmInputJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ConvShape Shape;
    public GemmCut<T> Cut;
    public int Depth;
    public T* Dy, PackedW, Dx;

    public readonly void Run(int from, int to)
    {
        using Scratch.Lease<T> windows = Scratch.Rent<T>((long)Shape.Taps * Shape.Pixels);
        using Scratch.Lease<T> panel = Scratch.Rent<T>((long)Math.Min(Depth, Shape.GroupF) * Cut.Panel);
        for (int item = from; item < to; item++)
        {
            int n = item / Shape.groups, g = item % Shape.groups;
            Windows(Dy + ((nint)n * Shape.F + g * Shape.GroupF) * Shape.Pixels, g, windows.Start, panel.Start);
            Overlap(windows.Start, Dx + ((nint)n * Shape.C + g * Shape.GroupC) * Shape.H * Shape.W);
        }
    }

    /// <summary>(taps, pixels) = w transposed (taps, F) times dy (F, pixels).</summary>
    private readonly void Windows(T* dy, int g, T* windows, T* panel)
    {
        for (int first = 0; first < Shape.Pixels; first += Cut.Panel)
        {
            int cols = Math.Min(Cut.Panel, Shape.Pixels - first);
            for (int k0 = 0; k0 < Shape.GroupF; k0 += Depth)
            {
                int k = Math.Min(Depth, Shape.GroupF - k0);
                GemmPack.Strip(false, cols, Cut.PanelWidth(cols), k, dy + (nint)k0 * Shape.Pixels + first, Shape.Pixels, panel);
                T* w = PackedW + ((nint)g * Shape.GroupF + k0) * Shape.Taps;
                for (int t = 0; t < Shape.Taps; t += Cut.RowGroup)
                {
                    Cut.Multiply(Math.Min(Cut.RowGroup, Shape.Taps - t), cols, k, w + (nint)t * k, panel,
                        windows + (nint)t * Shape.Pixels + first, Shape.Pixels, k0 > 0, null);
                }
            }
        }
    }

    private readonly void Overlap(T* windows, T* dx)
    {
        new Span<T>(dx, Shape.GroupC * Shape.H * Shape.W).Clear();
        for (int t = 0; t < Shape.Taps; t++)
        {
            int c = t / (Shape.kH * Shape.kW), u = t / Shape.kW % Shape.kH, v = t % Shape.kW;
            int left = v * Shape.dilationW - Shape.padW;
            int from = left >= 0 ? 0 : (-left + Shape.strideW - 1) / Shape.strideW;
            int to = left >= Shape.W ? 0 : Math.Min(Shape.oW, (Shape.W - 1 - left) / Shape.strideW + 1);
            for (int i = 0; i < Shape.oH; i++)
            {
                int row = i * Shape.strideH + u * Shape.dilationH - Shape.padH;
                if (row < 0 || row >= Shape.H)
                    continue;
                T* source = windows + (nint)t * Shape.Pixels + (nint)i * Shape.oW;
                T* target = dx + ((nint)c * Shape.H + row) * Shape.W + left;
                for (int j = from; j < to; j++)
                    target[j * Shape.strideW] += source[j];
            }
        }
    }
}
