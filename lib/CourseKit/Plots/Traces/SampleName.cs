namespace CourseKit.Plots;

/// <summary>What a sample at a place of a named axis is called.</summary>
internal static class SampleName
{
    public static string Of(Panel panel, double position, string name) =>
        name.Length > 0 ? name
        : panel.X.Categories is { } names && position >= 0 && position < names.Count ? names[(int)position]
        : NumberText.Value(position, panel.X.Style);
}
