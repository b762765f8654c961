namespace CourseKit.Reference;

/// <summary>
/// How windows lie along one axis: window <c>i</c> has its tap <c>u</c> on input position <c>i*stride + u*dilation - padding</c>.
/// Convolution and pooling share this arithmetic.
/// </summary>
/// <param name="Size">Input positions along the axis, in pixels.</param>
/// <param name="Kernel">Taps of a window.</param>
/// <param name="Stride">Distance between neighbouring windows, in pixels.</param>
/// <param name="PadBefore">Positions added before the first.</param>
/// <param name="PadAfter">Positions added after the last.</param>
/// <param name="Dilation">Distance between neighbouring taps, in pixels; 1 leaves no holes.</param>
/// <param name="Border">What the added positions hold.</param>
/// <remarks>Dumoulin and Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285.</remarks>
public readonly record struct WindowAxis(
    int Size, int Kernel, int Stride = 1, int PadBefore = 0, int PadAfter = 0, int Dilation = 1, Border Border = Border.Zeros)
{
    /// <summary>Pixels from the first to the last tap: <c>dilation*(kernel - 1) + 1</c>.</summary>
    public int Extent => Dilation * (Kernel - 1) + 1;

    /// <summary>Windows that fit: <c>floor((size + before + after - extent) / stride) + 1</c>.</summary>
    /// <exception cref="ArgumentException">A number is below 1 (padding: below 0), or the window is wider than the padded
    /// input.</exception>
    public int Output => OutputSize.Of(Size, Kernel, Stride, PadBefore, PadAfter, Dilation);

    /// <summary>The input position under a tap; -1 where the tap reads a zero of the padding.</summary>
    /// <param name="window">Number of the window, from 0.</param>
    /// <param name="tap">Number of the tap in it, from 0.</param>
    public int Source(int window, int tap)
    {
        var position = window * Stride + tap * Dilation - PadBefore;
        if (position >= 0 && position < Size)
            return position;
        return Border switch
        {
            Border.Reflect => position < 0 ? -position : 2 * (Size - 1) - position,
            Border.Replicate => position < 0 ? 0 : Size - 1,
            Border.Circular => (position + Size) % Size,
            _ => -1,
        };
    }
}
