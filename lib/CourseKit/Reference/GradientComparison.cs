namespace CourseKit.Reference;

/// <summary>One array or parameter of a gradient check.</summary>
/// <param name="Name">"dL/dw" or a parameter's name.</param>
/// <param name="Checked">Elements compared.</param>
/// <param name="WorstIndex">The element that is furthest off, counted along the flat array.</param>
/// <param name="Analytic">Its gradient as the backward pass gives it.</param>
/// <param name="Numeric">Its gradient by central difference.</param>
/// <param name="WorstError">The relative error there: <c>|a - n| / max(|a|, |n|, floor)</c>.</param>
public sealed record GradientComparison(string Name, int Checked, int WorstIndex, double Analytic, double Numeric, double WorstError);
