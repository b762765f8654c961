namespace CourseKit.Scripting;

/// <summary>An error in the form that Jupyter front ends show.</summary>
/// <param name="Name">Kind of error: the exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">One sentence: the exception's message, or the first compiler error.</param>
/// <param name="Line">Line in the cell, from 1; 0 when none is to blame.</param>
/// <param name="Column">Column in the line, from 1; 0 when unknown.</param>
/// <param name="Traceback">Lines for a person to read, with ANSI colours; <see cref="AnsiColor.Strip"/> removes them.</param>
public sealed record CellError(string Name, string Message, int Line, int Column, IReadOnlyList<string> Traceback);
