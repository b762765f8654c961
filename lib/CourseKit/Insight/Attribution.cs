using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>Which pixels of an image speak for a class: a map, and the picture to look at.</summary>
public sealed class Attribution
{
    private readonly double[,,] _image;

    internal Attribution(string method, Tensor image, long @class, double score, double[,] map, bool isSigned)
    {
        (Method, Class, Score, Map, IsSigned) = (method, @class, score, map, isSigned);
        var (numbers, shape) = (Look.Numbers(image), image.dim() == 4 ? image.shape[1..] : image.shape);
        _image = new double[shape[0], shape[1], shape[2]];
        Buffer.BlockCopy(numbers, 0, _image, 0, numbers.Length * sizeof(double));
    }

    /// <summary>How the map was made.</summary>
    public string Method { get; }

    /// <summary>The class that is explained.</summary>
    public long Class { get; }

    /// <summary>The model's logit for it.</summary>
    public double Score { get; }

    /// <summary>Weight of each place, shape (H, W): of the image's size, or of the layer's for maps of a layer.</summary>
    public double[,] Map { get; }

    /// <summary>Whether negative values mean something: places that speak against the class.</summary>
    public bool IsSigned { get; }

    /// <summary>Image, map, and one over the other.</summary>
    /// <param name="normalization">What the image was normalised with; when null, its values are stretched to black and white.</param>
    /// <param name="className">Name of the class for the title.</param>
    public Figure Plot(Normalization? normalization = null, string? className = null)
    {
        var (channels, height, width) = (_image.GetLength(0), _image.GetLength(1), _image.GetLength(2));
        using var flat = tensor(_image.Cast<double>().ToArray(), [channels, height, width]);
        var picture = Rasters.Image(flat, normalization);
        var most = Map.Cast<double>().Select(Math.Abs).DefaultIfEmpty(0).Max();
        var heat = new double[Map.GetLength(0), Map.GetLength(1)];
        for (var i = 0; i < heat.GetLength(0); i++)
        {
            for (var j = 0; j < heat.GetLength(1); j++)
                heat[i, j] = Math.Max(0, Map[i, j]) / Math.Max(most, 1e-30);
        }
        var map = IsSigned ? Rasters.AroundZero(Map) : Rasters.Of(Map, Colormap.Heat, 0, Math.Max(most, 1e-30));
        var name = className ?? FormattableString.Invariant($"{Class}");
        return Figures.Pictures(
            [new Picture(picture, "image"), new Picture(map, "map"), new Picture(Rasters.Overlay(picture, heat), "over the image")],
            columns: 3, title: $"{Method}: class {name}", size: 168);
    }
}
