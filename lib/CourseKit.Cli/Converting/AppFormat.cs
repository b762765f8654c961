namespace CourseKit.Cli.Converting;

/// <summary>
/// The marks in a file-based app that let it become the same notebook again. <c>// %%</c> begins a cell, as editors and jupytext know it.
/// </summary>
internal static class AppFormat
{
    public const string Cell = "// %%";

    /// <summary>Before a line of the notebook that the app has elsewhere, or cannot run: usings, references, other languages.</summary>
    public const string Kept = "//| ";

    /// <summary>Stands where a type was declared; the type follows under the same mark at the end, where C# wants it.</summary>
    public const string Type = "//@ ";

    /// <summary>At the head of a cell: a name that the app had to change, and what the notebook calls it.</summary>
    public const string Renamed = "//~ ";

    /// <summary>Behind a last expression, which the app must display by itself.</summary>
    public const string Shown = " // =>";

    public const string ShownStart = "display(";

    /// <summary>Begins what the app needs and the notebook does not: the types, and the display function.</summary>
    public const string End = "// %% [end of cells]";

    public const string Helpers = "// %% [display]";

    /// <summary>Metadata of the notebook, when they are not those of a new one.</summary>
    public const string Notebook = "// notebook: ";
}
