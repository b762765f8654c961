namespace CourseKit.Cli.Running;

/// <summary>Why a notebook did not run to its end.</summary>
/// <param name="Cell">Number of the cell among the code cells that were run, from 1: its execution count.</param>
/// <param name="Line">Line in the cell, from 1; 0 when none is to blame.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Details">Lines for a person, with ANSI colours: the traceback.</param>
internal sealed record NotebookFailure(int Cell, int Line, string Message, IReadOnlyList<string> Details);
