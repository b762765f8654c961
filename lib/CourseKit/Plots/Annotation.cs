namespace CourseKit.Plots;

/// <summary>Words at a place in the data.</summary>
/// <param name="X">Place, in data units.</param>
/// <param name="Y">Place, in data units.</param>
/// <param name="Text">One short line. It stands where there is room beside the place, clear of other annotations.</param>
public sealed record Annotation(double X, double Y, string Text);
