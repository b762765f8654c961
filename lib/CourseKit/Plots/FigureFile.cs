using System.Text;

namespace CourseKit.Plots;

/// <summary>Writes figures to files: beside the target first, then moved over it, so that no reader sees half a picture.</summary>
internal static class FigureFile
{
    public static void Write(Figure figure, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = Content(figure, path);
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static byte[] Content(Figure figure, string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => figure.ToPng(),
        ".SVG" => Encoding.UTF8.GetBytes(figure.ToSvg()),
        ".JSON" => Encoding.UTF8.GetBytes(figure.ToPlotlyJson()),
        ".HTML" => Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{PlainText.Markup(figure.Title)}</title></head>" +
            $"<body>{figure.ToInteractiveHtml()}</body></html>\n"),
        var other => throw new ArgumentException(
            $"Cannot save a figure as '{other}' ({path}): use a name that ends in .svg, .png, .json or .html.", nameof(path)),
    };
}
