namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>What is wrong with a parameter's comment.</summary>
/// <param name="Line">Line in the cell, from 1.</param>
/// <param name="Message">One sentence.</param>
internal sealed record ParameterProblem(int Line, string Message);
