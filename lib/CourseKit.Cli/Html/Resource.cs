using System.Reflection;

namespace CourseKit.Cli.Html;

/// <summary>Styles and scripts inside this program.</summary>
internal static class Resource
{
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This program lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
