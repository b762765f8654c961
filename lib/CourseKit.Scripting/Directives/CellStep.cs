using CourseKit.Scripting.Compilation;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Directives;

/// <summary>A part of a cell that is done as one.</summary>
internal abstract record CellStep;

/// <summary>C# with the <c>#r</c>, <c>#i</c> and <c>#load</c> lines in it.</summary>
internal sealed record CSharpStep(CellSource Source) : CellStep;

/// <summary>Text of another language.</summary>
/// <param name="Language">The directive that began it, such as <c>#!fsharp</c>.</param>
/// <param name="Code">The text, after as many empty lines as stand before it in the cell.</param>
/// <param name="Head">The directive's place.</param>
internal sealed record LanguageStep(string Language, string Code, TextSpan Head) : CellStep;

/// <summary>A directive that does something by itself.</summary>
/// <param name="Line">The directive.</param>
/// <param name="Language">The language that it stands in, such as <c>#!csharp</c>.</param>
internal sealed record CommandStep(DirectiveLine Line, string Language) : CellStep;
