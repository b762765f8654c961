using CourseKit.Datasets;
using CourseKit.Plots;
using static TorchSharp.torch;

namespace CourseKit.Insight;

/// <summary>Numbers turned into pictures.</summary>
public static class Rasters
{
    /// <summary>A matrix in colours.</summary>
    /// <param name="values">Shape (H, W).</param>
    /// <param name="colors">Colours from the lowest value to the highest.</param>
    /// <param name="low">Value of the first colour; the smallest when null.</param>
    /// <param name="high">Value of the last colour; the largest when null.</param>
    public static Raster Of(double[,] values, Colormap colors, double? low = null, double? high = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(colors);
        var finite = values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (from, to) = (low ?? finite.Min(), high ?? finite.Max());
        var (height, width) = (values.GetLength(0), values.GetLength(1));
        var pixels = new byte[height * width * 3];
        for (var i = 0; i < height * width; i++)
        {
            var color = colors.At(to > from ? (values[i / width, i % width] - from) / (to - from) : 0.5);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (color.R, color.G, color.B);
        }
        return new Raster(pixels, width, height, 3);
    }

    /// <summary>A matrix of signed values around a neutral middle: vermilion below 0, blue above.</summary>
    /// <param name="values">Shape (H, W).</param>
    /// <param name="limit">Absolute value of the strongest colours; the largest there is when null.</param>
    public static Raster AroundZero(double[,] values, double? limit = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var most = limit ?? values.Cast<double>().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        return Of(values, Colormap.Diverging, -Math.Max(most, 1e-30), Math.Max(most, 1e-30));
    }

    /// <summary>An image of a network's input as a picture.</summary>
    /// <param name="image">Shape (C, H, W), with one or three channels.</param>
    /// <param name="normalization">What the image was normalised with; when null, its values are stretched to black and white.</param>
    public static Raster Image(Tensor image, Normalization? normalization = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        var shape = image.dim() == 4 ? image.shape[1..] : image.shape;
        var (channels, height, width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        if (channels is not (1 or 3))
            throw new CourseKitException($"A picture has one or three channels, this image has {channels}.");
        var values = Look.Numbers(image);
        var (low, high) = (values.Min(), values.Max());
        var plane = height * width;
        var bytes = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var share = normalization is { } n
                ? (values[i] * n.Deviation[i / plane]) + n.Mean[i / plane]
                : (values[i] - low) / Math.Max(high - low, 1e-12);
            bytes[i] = (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
        }
        return Raster.FromPlanes(bytes, channels, height, width);
    }

    /// <summary>A heat map laid over a picture: dark and grey where cold, glowing where hot.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="heat">Any size; stretched over the picture. Values 0…1.</param>
    /// <param name="opacity">Of the hottest places, 0…1.</param>
    public static Raster Overlay(Raster picture, double[,] heat, double opacity = 0.6)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(heat);
        var pixels = new byte[picture.Width * picture.Height * 3];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var value = Math.Clamp(Between(heat, (y + 0.5) / picture.Height, (x + 0.5) / picture.Width), 0, 1);
                var at = (y * picture.Width) + x;
                var source = picture.Pixels.Slice(at * picture.Channels, picture.Channels);
                var below = new Rgb(source[0], source[picture.Channels == 3 ? 1 : 0], source[picture.Channels == 3 ? 2 : 0]);
                var mixed = below.Mix(Colormap.Heat.At(value), opacity * (0.25 + (0.75 * value)));
                (pixels[3 * at], pixels[(3 * at) + 1], pixels[(3 * at) + 2]) = (mixed.R, mixed.G, mixed.B);
            }
        }
        return new Raster(pixels, picture.Width, picture.Height, 3);
    }

    /// <summary>Bilinear value at shares of height and width, cell centres as in an image that is resized.</summary>
    internal static double Between(double[,] values, double down, double across)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var (y, x) = (Math.Clamp((down * rows) - 0.5, 0, rows - 1), Math.Clamp((across * columns) - 0.5, 0, columns - 1));
        var (i, j) = (Math.Min((int)y, Math.Max(0, rows - 2)), Math.Min((int)x, Math.Max(0, columns - 2)));
        var (a, b) = (y - i, x - j);
        var (i1, j1) = (Math.Min(i + 1, rows - 1), Math.Min(j + 1, columns - 1));
        return ((1 - a) * (((1 - b) * values[i, j]) + (b * values[i, j1]))) + (a * (((1 - b) * values[i1, j]) + (b * values[i1, j1])));
    }
}
