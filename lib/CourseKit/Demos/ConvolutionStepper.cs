using System.Text.Json;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>
/// A convolution, one window after another: play, pause, step; the reader sees the products and the sum that they form, and can change
/// kernel, padding, stride and dilation.
/// </summary>
/// <remarks>The numbers are those of <see cref="Conv2d"/>, to the last bit: same order of addition, same arithmetic.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class ConvolutionStepper : Demo
{
    private readonly double[,,] _image, _kernel;
    private readonly int _stride, _padding, _dilation;
    private readonly double _bias;

    /// <param name="image">Shape (H, W).</param>
    /// <param name="kernel">Shape (kH, kW); not flipped.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">Zeros on each side, in pixels.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    /// <param name="bias">Added to each sum.</param>
    /// <param name="title">Above the pictures.</param>
    /// <exception cref="ArgumentException">A number is out of range, or the window is wider than the padded image.</exception>
    public ConvolutionStepper(
        double[,] image, double[,] kernel, int stride = 1, int padding = 0, int dilation = 1, double bias = 0,
        string title = "Convolution, step by step")
        : this(Stack(image, nameof(image)), Stack(kernel, nameof(kernel)), stride, padding, dilation, bias, title)
    {
    }

    /// <param name="image">Shape (C, H, W), at most eight channels: RGB, or feature maps.</param>
    /// <param name="kernel">Shape (C, kH, kW); not flipped.</param>
    /// <param name="stride">Distance between windows, in pixels.</param>
    /// <param name="padding">Zeros on each side, in pixels.</param>
    /// <param name="dilation">Distance between taps, in pixels.</param>
    /// <param name="bias">Added to each sum.</param>
    /// <param name="title">Above the pictures.</param>
    /// <exception cref="ArgumentException">Channels differ, a number is out of range, or the window is wider than the padded
    /// image.</exception>
    public ConvolutionStepper(
        double[,,] image, double[,,] kernel, int stride = 1, int padding = 0, int dilation = 1, double bias = 0,
        string title = "Convolution, step by step")
        : base("convolution", title)
    {
        Check(image, nameof(image));
        Check(kernel, nameof(kernel));
        (_image, _kernel) = ((double[,,])image.Clone(), (double[,,])kernel.Clone());
        (_stride, _padding, _dilation, _bias) = (stride, padding, dilation, bias);
        Output = Conv2d.Forward(Batch(_image), Batch(_kernel), [bias], stride, padding, dilation).Channel();
    }

    /// <summary>What the reader sees at the end, shape (oH, oW).</summary>
    public double[,] Output { get; }

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            var (C, H, W) = _image.Shape();
            var (_, kH, kW) = _kernel.Shape();
            var (oH, oW) = Output.Shape();
            var (first, weights) = (Batch(_image).Channel(), Batch(_kernel).Channel());
            var channel = C == 1 ? "" : $", channel 1 of {C}";
            return Figures.Row(
                Figures.Heatmap(first, "input" + channel), Figures.Heatmap(weights, "kernel" + channel),
                Figures.Heatmap(Output, "output")) with
            {
                Title = Title,
                AltText = $"{Title}: a kernel of {kH} by {kW} slides over an image of {H} by {W}, stride {_stride}, padding {_padding}, " +
                    $"dilation {_dilation}, and gives {oH} by {oW} numbers. " +
                    $"{Picked.Rows("Kernel", weights)} {Picked.Rows("Output", Output)}",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => ["grid", "player", "windows"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteMatrices("image", _image);
        json.WriteMatrices("kernel", _kernel);
        json.WriteNumber("bias", _bias);
        json.WriteNumber("stride", _stride);
        json.WriteNumber("padding", _padding);
        json.WriteNumber("dilation", _dilation);
        json.WriteStartArray("gallery");
        foreach (var kernel in Kernels.Gallery.Where(_ => _kernel.GetLength(0) == 1))
        {
            if (kernel.Values.Shape() != (_kernel.GetLength(1), _kernel.GetLength(2)))
                continue;
            json.WriteStartObject();
            json.WriteString("name", kernel.Name);
            json.WriteMatrix("values", kernel.Values);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Check(double[,,] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.GetLength(0) is < 1 or > 8)
            throw new ArgumentException($"{name} has {values.GetLength(0)} channels; from 1 to 8 can be shown.", name);
        Picked.CheckSize(values.GetLength(1), values.GetLength(2), name);
        Picked.CheckFinite(values, name);
    }

    private static double[,,] Stack(double[,] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        var stack = new double[1, values.GetLength(0), values.GetLength(1)];
        foreach (var (i, j) in values.Indices())
            stack[0, i, j] = values[i, j];
        return stack;
    }

    private static double[,,,] Batch(double[,,] values)
    {
        var (C, H, W) = values.Shape();
        var batch = new double[1, C, H, W];
        foreach (var (c, i, j) in values.Indices())
            batch[0, c, i, j] = values[c, i, j];
        return batch;
    }
}
