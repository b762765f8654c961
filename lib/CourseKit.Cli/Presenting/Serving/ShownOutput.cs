namespace CourseKit.Cli.Presenting.Serving;

/// <summary>An output as HTML.</summary>
/// <param name="Source">What it was made of: the same object or equal text means the same HTML.</param>
/// <param name="Html">For the page.</param>
/// <param name="Version">Grows whenever the HTML changes.</param>
internal sealed record ShownOutput(object Source, string Html, long Version);
