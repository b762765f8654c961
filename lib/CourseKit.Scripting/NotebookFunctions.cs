using System.Diagnostics.CodeAnalysis;

namespace CourseKit.Scripting;

/// <summary>What every cell can call without a using: the names are those of .NET Interactive, so that a notebook runs in both.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "Names of .NET Interactive.")]
public static class NotebookFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these types; for a string, that it is of this type.</param>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> shows another value in the same place.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "Name of .NET Interactive.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these types.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>HTML to be shown as such, not as text.</summary>
    /// <param name="content">Markup of the user's own.</param>
    [SuppressMessage("Style", "IDE1006", Justification = "Name of .NET Interactive.")]
    public static MimeContent HTML(string content) => new("text/html", content);

    /// <summary>Markdown to be shown rendered.</summary>
    /// <param name="content">Markdown text.</param>
    public static MimeContent Markdown(string content) => new("text/markdown", content);
}
