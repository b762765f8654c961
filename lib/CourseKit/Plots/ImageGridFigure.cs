using System.Globalization;

namespace CourseKit.Plots;

/// <summary>Makes <see cref="Figures.ImageGrid"/>: cuts the block of bytes into pictures and gives each its caption and verdict.</summary>
internal static class ImageGridFigure
{
    public static Figure Make(
        ReadOnlySpan<byte> images, (int Channels, int Height, int Width) shape,
        (IReadOnlyList<long>? True, IReadOnlyList<long>? Predicted) classes, IReadOnlyList<string>? classNames, int columns, string title)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (shape.Channels is not (1 or 3))
            throw new ArgumentException($"Pictures have 1 (grey) or 3 (RGB) channels, got {shape.Channels}.", nameof(shape));
        var bytes = checked(shape.Channels * shape.Height * shape.Width);
        if (images.Length % bytes != 0)
            throw new ArgumentException(
                $"Images of shape ({shape.Channels}, {shape.Height}, {shape.Width}) take {bytes} bytes each, " +
                $"but {images.Length} bytes are not a multiple of that.",
                nameof(images));
        var count = images.Length / bytes;
        Check(classes.True, count, "labels");
        Check(classes.Predicted, count, "predictions");

        var pictures = new List<Picture>(count);
        for (var n = 0; n < count; n++)
        {
            var raster = Raster.FromPlanes(images.Slice(n * bytes, bytes), shape.Channels, shape.Height, shape.Width);
            var label = Name(classes.True, n, classNames);
            var prediction = Name(classes.Predicted, n, classNames);
            bool? right = label.Length > 0 && prediction.Length > 0 ? classes.True![n] == classes.Predicted![n] : null;
            pictures.Add(new Picture(raster, label, prediction, right));
        }
        return new Figure
        {
            Title = title,
            Subtitle = count == 0 ? "" : (classes.True, classes.Predicted) switch
            {
                (not null, not null) => "under each picture: label, then prediction",
                (null, not null) => "under each picture: prediction",
                _ => "",
            },
            Panels =
            [
                new Panel
                {
                    X = new Axis { Visible = false },
                    Y = new Axis { Visible = false, Reversed = true },
                    Traces = [new ImageGridTrace(pictures, columns)],
                },
            ],
        };
    }

    private static void Check(IReadOnlyList<long>? values, int count, string what)
    {
        if (values is not null && values.Count != count)
            throw new ArgumentException($"{count} images need {count} {what}, got {values.Count}.", what);
    }

    private static string Name(IReadOnlyList<long>? values, int n, IReadOnlyList<string>? names)
    {
        if (values is null)
            return "";
        var value = values[n];
        if (names is null)
            return value.ToString(CultureInfo.InvariantCulture);
        return value >= 0 && value < names.Count
            ? names[(int)value]
            : throw new ArgumentException(
                $"Image {n} is of class {value}, but there are names for classes 0 to {names.Count - 1} only.", nameof(names));
    }
}
