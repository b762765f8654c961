using System.Text.RegularExpressions;
using CourseKit.Grading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Cli.Grading.Source;

/// <summary>
/// Functions of the kit that a check takes the right answer from, such as <c>Conv2d.Forward</c>. They are in students' hands too: who is to
/// write one and calls it instead gets the points, and the instructor is told. A reason to look, not a proof: code can hide its names.
/// </summary>
internal static partial class ReadyAnswers
{
    private static readonly string[] Comparisons = ["Equal", "Close"];

    private static readonly HashSet<string> Kit =
        [.. typeof(Check).Assembly.GetExportedTypes().Where(type => type.Namespace != typeof(Check).Namespace).Select(type => type.Name)];

    /// <summary>Those of a check cell.</summary>
    /// <param name="calls">The checks, in order.</param>
    /// <param name="given">Statements before them, which may compute what is expected.</param>
    public static IReadOnlyList<string> Of(IEnumerable<InvocationExpressionSyntax> calls, IEnumerable<SyntaxNode> given) =>
        [.. calls.Where(call => Comparisons.Contains(((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.Text))
            .SelectMany(call => call.ArgumentList.Arguments.Skip(1)).Concat(given)
            .SelectMany(node => Names(node.ToString())).Distinct()];

    /// <summary>Those that a student's code calls and that the instructor's own solution does without.</summary>
    /// <param name="ready">Of the check cell.</param>
    /// <param name="solutions">The instructor's.</param>
    /// <param name="own">The student's.</param>
    public static IEnumerable<string> Called(IReadOnlyList<string> ready, IEnumerable<string> solutions, IEnumerable<string> own) =>
        ready.Intersect(own.SelectMany(Names)).Except(solutions.SelectMany(Names));

    /// <summary>Calls of functions of the kit in code: type and method, whatever stands before.</summary>
    private static IEnumerable<string> Names(string code) =>
        Call().Matches(code).Where(call => Kit.Contains(call.Groups[1].Value))
            .Select(call => $"{call.Groups[1].Value}.{call.Groups[2].Value}");

    [GeneratedRegex(@"\b([A-Z]\w*)\s*\.\s*([A-Z]\w*)\s*[(<]")]
    private static partial Regex Call();
}
