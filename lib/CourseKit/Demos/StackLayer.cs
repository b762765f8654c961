namespace CourseKit.Demos;

/// <summary>One layer of a <see cref="ShapeCalculator"/>.</summary>
/// <param name="Kind">Convolution, pooling or fully connected.</param>
/// <param name="Name">"C1".</param>
/// <param name="Outputs">Filters of a convolution, units of a fully connected layer; a pooling layer keeps its channels.</param>
/// <param name="Kernel">Rows and columns of a window.</param>
/// <param name="Stride">Distance between windows, in pixels of its input.</param>
/// <param name="Padding">On each side, in pixels.</param>
/// <param name="Dilation">Distance between taps, in pixels.</param>
public sealed record StackLayer(
    StackKind Kind, string Name, int Outputs = 0, int Kernel = 1, int Stride = 1, int Padding = 0, int Dilation = 1)
{
    /// <summary>A convolution.</summary>
    /// <param name="name">"C1".</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">On each side, in pixels.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    public static StackLayer Conv(string name, int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1) =>
        new(StackKind.Conv, name, filters, kernel, stride, padding, dilation);

    /// <summary>A pooling layer, of either kind: both give the same shapes.</summary>
    /// <param name="name">"S2".</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels; 0 for <paramref name="kernel"/>.</param>
    /// <param name="padding">On each side, in pixels.</param>
    public static StackLayer Pool(string name, int kernel, int stride = 0, int padding = 0) =>
        new(StackKind.Pool, name, 0, kernel, stride == 0 ? kernel : stride, padding);

    /// <summary>A fully connected layer.</summary>
    /// <param name="name">"F6".</param>
    /// <param name="units">Outputs.</param>
    public static StackLayer Dense(string name, int units) => new(StackKind.Dense, name, units);
}
