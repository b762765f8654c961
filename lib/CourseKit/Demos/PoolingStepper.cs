using System.Text.Json;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>Pooling, one window after another: play, pause, step; the reader sees which value wins, or how the mean comes about.</summary>
/// <remarks>Window, stride, padding and kind can be changed on the page; the numbers are those of <see cref="MaxPool2d"/> and
/// <see cref="AvgPool2d"/>.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class PoolingStepper : Demo
{
    private readonly double[,] _image;
    private readonly int _window, _stride, _padding;
    private readonly PoolingKind _kind;

    /// <param name="image">Shape (H, W).</param>
    /// <param name="window">Rows and columns of a window.</param>
    /// <param name="stride">Distance between windows, in pixels; 0 for <paramref name="window"/>.</param>
    /// <param name="padding">On each side, in pixels; at most half a window, as in PyTorch.</param>
    /// <param name="kind">Largest value or mean.</param>
    /// <param name="title">Above the pictures; by the kind when null.</param>
    /// <exception cref="ArgumentException">A number is out of range, or the window is wider than the padded image.</exception>
    public PoolingStepper(
        double[,] image, int window = 2, int stride = 0, int padding = 0, PoolingKind kind = PoolingKind.Max, string? title = null)
        : base("pooling", title ?? (kind == PoolingKind.Max ? "Max pooling" : "Average pooling"))
    {
        Picked.CheckMatrix(image, nameof(image));
        if (padding > window / 2)
            throw new ArgumentException($"padding is {padding}; at most half the window of {window} may hang over the border.");
        (_image, _window, _stride, _padding, _kind) = ((double[,])image.Clone(), window, stride == 0 ? window : stride, padding, kind);
        Output = _kind == PoolingKind.Max
            ? MaxPool2d.Forward(_image.As4D(), _window, _stride, _padding).y.Channel()
            : AvgPool2d.Forward(_image.As4D(), _window, _stride, _padding).Channel();
    }

    /// <summary>What the reader sees at the end, shape (oH, oW).</summary>
    public double[,] Output { get; }

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            var (oH, oW) = Output.Shape();
            var name = _kind == PoolingKind.Max ? "largest" : "mean";
            return Figures.Row(Figures.Heatmap(_image, "input"), Figures.Heatmap(Output, $"{name} of each window")) with
            {
                Title = Title,
                AltText = $"{Title}: windows of {_window} by {_window} at stride {_stride}, padding {_padding}, turn " +
                    $"{_image.GetLength(0)} by {_image.GetLength(1)} numbers into {oH} by {oW}. {Picked.Rows("Result", Output)}",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => ["grid", "player", "windows"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteMatrix("image", _image);
        json.WriteNumber("window", _window);
        json.WriteNumber("stride", _stride);
        json.WriteNumber("padding", _padding);
        json.WriteString("pooling", _kind == PoolingKind.Max ? "max" : "average");
    }
}
