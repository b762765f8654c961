namespace CourseKit.Reference;

/// <summary>How 2-D windows lie on an image: stride, padding, dilation, each vertical and horizontal, and groups of channels.</summary>
public sealed record Geometry
{
    /// <summary>Distance between neighbouring windows, in pixels.</summary>
    public (int Vertical, int Horizontal) Stride { get; init; } = (1, 1);

    /// <summary>Rows added above and below.</summary>
    public (int Before, int After) PadVertical { get; init; }

    /// <summary>Columns added left and right.</summary>
    public (int Before, int After) PadHorizontal { get; init; }

    /// <summary>Distance between neighbouring taps, in pixels; 1 leaves no holes.</summary>
    public (int Vertical, int Horizontal) Dilation { get; init; } = (1, 1);

    /// <summary>Parts into which the channels are cut that do not see each other; as many as channels makes the convolution
    /// depthwise.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>What the padding holds.</summary>
    public Border Border { get; init; } = Border.Zeros;

    /// <summary>The same settings vertically and horizontally.</summary>
    /// <param name="stride">In pixels.</param>
    /// <param name="padding">On each of the four sides, in pixels.</param>
    /// <param name="dilation">In pixels.</param>
    /// <param name="groups">Groups of channels.</param>
    public static Geometry Of(int stride = 1, int padding = 0, int dilation = 1, int groups = 1) => new()
    {
        Stride = (stride, stride),
        PadVertical = (padding, padding),
        PadHorizontal = (padding, padding),
        Dilation = (dilation, dilation),
        Groups = groups,
    };

    /// <summary>Stride 1 and the padding that keeps height and width; an even kernel gets its odd pixel below and right, as in
    /// PyTorch.</summary>
    /// <param name="kH">Rows of the kernel.</param>
    /// <param name="kW">Columns of the kernel.</param>
    /// <param name="dilation">In pixels.</param>
    public static Geometry Same(int kH, int kW, int dilation = 1) => new()
    {
        PadVertical = (dilation * (kH - 1) / 2, dilation * (kH - 1) - dilation * (kH - 1) / 2),
        PadHorizontal = (dilation * (kW - 1) / 2, dilation * (kW - 1) - dilation * (kW - 1) / 2),
        Dilation = (dilation, dilation),
    };

    /// <summary>The two axes of windows of kH rows and kW columns on an image.</summary>
    /// <param name="H">Rows of the image.</param>
    /// <param name="W">Columns of the image.</param>
    /// <param name="kH">Rows of a window.</param>
    /// <param name="kW">Columns of a window.</param>
    public (WindowAxis Vertical, WindowAxis Horizontal) Axes(int H, int W, int kH, int kW) => (
        new WindowAxis(H, kH, Stride.Vertical, PadVertical.Before, PadVertical.After, Dilation.Vertical, Border),
        new WindowAxis(W, kW, Stride.Horizontal, PadHorizontal.Before, PadHorizontal.After, Dilation.Horizontal, Border));

    /// <summary>Every tap of the window (i, j) with the pixel under it; taps on zero padding are left out.</summary>
    internal static IEnumerable<(int U, int V, int R, int S)> Taps(WindowAxis vertical, WindowAxis horizontal, int i, int j)
    {
        foreach (var (u, v) in Arrays.Cells(vertical.Kernel, horizontal.Kernel))
        {
            var (r, s) = (vertical.Source(i, u), horizontal.Source(j, v));
            if (r >= 0 && s >= 0)
                yield return (u, v, r, s);
        }
    }
}
