using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Slides;

/// <summary>A cell on a slide, and how it comes.</summary>
/// <param name="Cell">The cell, with its outputs.</param>
/// <param name="IsFragment">Whether it waits for a key of its own.</param>
internal sealed record SlidePart(NotebookCell Cell, bool IsFragment);

/// <summary>A slide: cells shown together, and what the speaker wants to remember.</summary>
internal sealed class Slide
{
    public List<SlidePart> Parts { get; } = [];

    /// <summary>Markdown, for the speaker alone.</summary>
    public List<string> Notes { get; } = [];

    public bool HasCode => Parts.Any(part => part.Cell.IsCode);
}
