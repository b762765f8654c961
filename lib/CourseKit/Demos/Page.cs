using System.Text;
using System.Text.Json;

namespace CourseKit.Demos;

/// <summary>Scripts and styles of the interactive pieces, as they stand in the folder <c>Page/</c>.</summary>
internal static class Page
{
    /// <summary>One script, closed in itself: no name of it reaches the page.</summary>
    /// <param name="kind">The piece; its own script comes last and starts it.</param>
    /// <param name="scripts">Scripts that its own one builds on.</param>
    public static string Script(string kind, IEnumerable<string> scripts)
    {
        var script = new StringBuilder("(function () {\n\"use strict\";\n");
        script.Append("var STYLES = ").Append(JsonSerializer.Serialize(Read("demos.css"))).Append(";\n");
        foreach (var name in (string[])["common", .. scripts, kind])
            script.Append(Read($"{name}.js"));
        return script.Append("})();\n").ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream($"demos/{name}")
            ?? throw new InvalidOperationException($"The library lacks its resource demos/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
