namespace CourseKit.Cli.Book;

/// <summary>A part of a page that can be found: what stands between two headings.</summary>
/// <param name="Level">1 for a page's title, 2 and 3 for its sections.</param>
/// <param name="Id">Of the heading, on the page.</param>
/// <param name="Heading">Its text.</param>
/// <param name="Text">Everything up to the next heading, without markup.</param>
internal sealed record BookSection(int Level, string Id, string Heading, string Text);
