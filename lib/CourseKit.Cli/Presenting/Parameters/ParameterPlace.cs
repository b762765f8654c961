using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Cli.Presenting.Parameters;

/// <summary>A declaration with a literal, and the comment behind it.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Line">Line in the cell, from 1.</param>
/// <param name="Type">int, long, float, double, string or bool.</param>
/// <param name="Value">The literal's value, of that type.</param>
/// <param name="Span">The literal's place in the cell.</param>
internal sealed record ParameterPlace(string Name, string Title, int Line, string Type, object Value, TextSpan Span)
{
    /// <summary>Whether values are whole numbers.</summary>
    public bool IsWhole => Type is "int" or "long";

    /// <summary>Whether values are numbers.</summary>
    public bool IsNumber => IsWhole || Type is "float" or "double";
}
