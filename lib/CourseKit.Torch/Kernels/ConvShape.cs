namespace CourseKit.Torch.Kernels;

/// <summary>
/// Sizes of a 2-D convolution: x (N, C, H, W), w (F, C / groups, kH, kW), y (N, F, oH, oW).
/// </summary>
internal readonly record struct ConvShape(int N, int C, int H, int W, int F, int kH, int kW, int strideH, int strideW,
    int padH, int padW, int dilationH, int dilationW, int groups)
{
    /// <summary>Rows of the output; may be below 1 for a kernel that does not fit, which <see cref="Convolution"/> rejects.</summary>
    public int oH => OutputSize(H, kH, strideH, padH, dilationH);

    /// <summary>Columns of the output.</summary>
    public int oW => OutputSize(W, kW, strideW, padW, dilationW);

    /// <summary>Channels that one filter sees.</summary>
    public int GroupC => C / groups;

    /// <summary>Filters of one group.</summary>
    public int GroupF => F / groups;

    /// <summary>Weights of one filter.</summary>
    public int Taps => GroupC * kH * kW;

    /// <summary>Pixels of one output plane.</summary>
    public int Pixels => oH * oW;

    /// <summary>Rows of a padded image.</summary>
    public int PaddedH => H + 2 * padH;

    /// <summary>Columns of a padded image.</summary>
    public int PaddedW => W + 2 * padW;

    public long XLength => (long)N * C * H * W;

    public long WLength => (long)F * Taps;

    public long YLength => (long)N * F * Pixels;

    /// <summary>
    /// With stride 1, the gradient of the input is itself a convolution: of dy, with the kernels turned by half a circle and filters and
    /// channels exchanged. This is its shape; a padding below zero crops.
    /// </summary>
    public ConvShape InputGradient() => this with
    {
        C = F,
        F = C,
        H = oH,
        W = oW,
        padH = dilationH * (kH - 1) - padH,
        padW = dilationW * (kW - 1) - padW,
    };

    private static int OutputSize(int size, int kernel, int stride, int padding, int dilation)
    {
        int room = size + 2 * padding - dilation * (kernel - 1) - 1;
        return room < 0 ? 0 : room / stride + 1;
    }
}
