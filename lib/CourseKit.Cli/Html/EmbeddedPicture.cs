using System.Xml;
using System.Xml.Linq;

namespace CourseKit.Cli.Html;

/// <summary>Pictures as data inside the page, so that it shows them anywhere. As images: no script in them runs, no id collides.</summary>
internal static class EmbeddedPicture
{
    /// <summary>Data address of a picture file, or null when the address is no file that is there.</summary>
    public static string? FromFile(string folder, string? address)
    {
        if (string.IsNullOrEmpty(address) || address.Contains(':', StringComparison.Ordinal))
            return null;
        string path = Path.GetFullPath(Uri.UnescapeDataString(address), folder);
        string? mimeType = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            ".svg" => "image/svg+xml",
            _ => null,
        };
        return mimeType is not null && File.Exists(path)
            ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : null;
    }

    /// <summary>An image element for an SVG document; its title is the alternative text, where it has one.</summary>
    public static string FromSvg(string svg, string? alternative)
    {
        string data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg));
        return Image($"data:image/svg+xml;base64,{data}", Title(svg) ?? alternative);
    }

    public static string FromBase64(string mimeType, string base64, string? alternative) =>
        Image($"data:{mimeType};base64,{Clean(base64)}", alternative);

    private static string Clean(string base64) => new(base64.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=').ToArray());

    private static string Image(string address, string? alternative) =>
        $"<img class=\"picture\" src=\"{HtmlText.Escape(address)}\" alt=\"{HtmlText.Escape(alternative ?? "")}\">";

    private static string? Title(string svg)
    {
        try
        {
            var root = XDocument.Parse(svg).Root!;
            var (title, description) = (Child(root, "title"), Child(root, "desc"));
            return title is null ? description : description is null ? title : $"{title}: {description}";
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Child(XElement root, string name) => root.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
}
