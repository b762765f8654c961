using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>
/// Kernels on pictures: choose one or write its numbers, and see what it makes of a picture; under the pointer, the sum behind a pixel.
/// Negative answers have a colour of their own, so that an edge and its opposite differ. Readers can open a picture of their own.
/// </summary>
/// <remarks>Zeros around the picture keep its size; the numbers are those of <see cref="Conv2d"/> on grey values 0…1.</remarks>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class KernelPlayground : Demo
{
    private const int LongestSide = 256;
    private readonly IReadOnlyList<(string Name, Raster Picture)> _pictures;
    private readonly IReadOnlyList<NamedKernel> _kernels;

    /// <param name="pictures">Names and pictures, each at most 256 pixels a side; colours become grey.</param>
    /// <param name="kernels">Kernels to choose from, of odd sides; the kit's gallery when null.</param>
    /// <exception cref="ArgumentException">No picture, one that is too large, or a kernel without a middle.</exception>
    public KernelPlayground(IReadOnlyList<(string Name, Raster Picture)> pictures, IReadOnlyList<NamedKernel>? kernels = null)
        : base("playground", "What a kernel makes of a picture")
    {
        ArgumentNullException.ThrowIfNull(pictures);
        _pictures = [.. pictures];
        _kernels = kernels is null ? Kernels.Gallery : [.. kernels];
        if (_pictures.Count == 0 || _kernels.Count == 0)
            throw new ArgumentException("A playground needs at least one picture and one kernel.");
        foreach (var (name, picture) in _pictures)
        {
            if (picture.Width > LongestSide || picture.Height > LongestSide)
                throw new ArgumentException($"'{name}' is {picture.Width} by {picture.Height}; shrink it to at most {LongestSide} a side.");
        }
        foreach (var kernel in _kernels)
        {
            if (kernel.Values.GetLength(0) % 2 == 0 || kernel.Values.GetLength(1) % 2 == 0)
                throw new ArgumentException($"'{kernel.Name}' has an even side; only odd ones have a middle that lies on a pixel.");
        }
    }

    /// <summary>The first images of a data set.</summary>
    /// <param name="images">Any image set.</param>
    /// <param name="count">How many.</param>
    /// <param name="kernels">Kernels to choose from; the kit's gallery when null.</param>
    public static KernelPlayground Of(ImageSet images, int count = 6, IReadOnlyList<NamedKernel>? kernels = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        var pictures = Enumerable.Range(0, Math.Min(count, images.Count)).Select(i => (
            $"{i + 1}: {images.ClassNames[(int)images.Label(i)]}",
            Raster.FromPlanes(images.Image(i), images.Channels, images.Height, images.Width)));
        return new KernelPlayground([.. pictures], kernels);
    }

    /// <summary>What a kernel makes of a picture, shape (H, W).</summary>
    /// <param name="picture">Number of the picture, from 0.</param>
    /// <param name="kernel">Number of the kernel, from 0.</param>
    public double[,] Output(int picture, int kernel)
    {
        var (x, w) = (Grey(_pictures[picture].Picture), _kernels[kernel].Values);
        return Conv2d.Forward(x.As4D(), w.As4D(), null, Geometry.Same(w.GetLength(0), w.GetLength(1))).Channel();
    }

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            var kernel = First();
            return Figures.Row(
                Figures.Heatmap(Grey(_pictures[0].Picture), _pictures[0].Name, texts: false, Colormap.Grayscale, colorBar: false),
                Figures.Heatmap(_kernels[kernel].Values, _kernels[kernel].Name),
                Figures.Heatmap(Output(0, kernel), "output", texts: false)) with
            {
                Title = Title,
                AltText = $"{Title}: the picture '{_pictures[0].Name}' under the kernel '{_kernels[kernel].Name}' " +
                    $"({_kernels[kernel].Effect}), with negative answers in a colour of their own. " +
                    $"To choose from: {string.Join(", ", _kernels.Select(one => one.Name))}.",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => ["grid"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("first", First());
        json.WriteStartArray("pictures");
        foreach (var (name, picture) in _pictures)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("width", picture.Width);
            json.WriteNumber("channels", picture.Channels);
            json.WriteBase64String("pixels", picture.Pixels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("kernels");
        foreach (var kernel in _kernels)
        {
            json.WriteStartObject();
            json.WriteString("name", kernel.Name);
            json.WriteString("effect", kernel.Effect);
            json.WriteMatrix("values", kernel.Values);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // One that answers with both signs shows most; the identity comes first in the gallery.
    private int First() => Math.Max(0, _kernels.ToList().FindIndex(kernel => kernel.Values.Cast<double>().Min() < 0));

    /// <summary>Grey values 0…1, by the luma weights of ITU-R BT.601: the script uses the same.</summary>
    private static double[,] Grey(Raster picture)
    {
        var grey = new double[picture.Height, picture.Width];
        var pixels = picture.Pixels;
        for (var k = 0; k < grey.Length; k++)
        {
            grey[k / picture.Width, k % picture.Width] = picture.Channels == 1
                ? pixels[k] / 255.0
                : (0.299 * pixels[3 * k] + 0.587 * pixels[3 * k + 1] + 0.114 * pixels[3 * k + 2]) / 255;
        }
        return grey;
    }
}
