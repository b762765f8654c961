namespace CourseKit.Plots;

/// <summary>A dashed line across a panel.</summary>
/// <param name="At">Where it crosses the axis, in data units.</param>
/// <param name="Vertical">Whether it goes up at a horizontal place; else it goes across at a height.</param>
/// <param name="Text">Stands at its end; empty for none.</param>
public sealed record ReferenceLine(double At, bool Vertical = false, string Text = "");
