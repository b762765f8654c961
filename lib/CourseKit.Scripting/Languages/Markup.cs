namespace CourseKit.Scripting.Languages;

/// <summary>Languages that are shown rather than run.</summary>
internal static class Markup
{
    /// <summary>What a part in this language is shown as; null for a language that runs.</summary>
    public static string? MimeType(string directive) => directive switch
    {
        "#!html" => "text/html",
        "#!markdown" => "text/markdown",
        "#!javascript" => "application/javascript",
        _ => null,
    };
}
