using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Compilation;

/// <summary>
/// What a cell is compiled with beyond what the user wrote: each top-level statement notes its line in <see cref="CellLine"/>, each
/// turn of a loop and each call of a lambda with a body asks <see cref="CellStop"/>. All on the user's own lines.
/// </summary>
internal static class Instrumentation
{
    private static readonly string Check = $" global::{typeof(CellStop).FullName}.{nameof(CellStop.Check)}(); ";

    /// <summary>Insertions into the text, in order; none when the cell has syntax errors.</summary>
    public static List<TextChange> Insertions(SyntaxTree tree)
    {
        if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return [];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        // Stable, so that what is inserted at one place stays in the order of its making.
        return [.. LineNotes(root).Concat(root.DescendantNodes().SelectMany(Checks)).OrderBy(c => c.Span.Start)];
    }

    private static IEnumerable<TextChange> LineNotes(CompilationUnitSyntax root) =>
        root.Members.Zip(root.Members.Skip(1))
            .Where(pair => pair.Second is GlobalStatementSyntax or FieldDeclarationSyntax && EndLine(pair.First) < StartLine(pair.Second))
            .Select(pair =>
                Insert(pair.First.Span.End, $" global::{typeof(CellLine).FullName}.{nameof(CellLine.Reached)}({StartLine(pair.Second)});"));

    private static IEnumerable<TextChange> Checks(SyntaxNode node)
    {
        SyntaxNode? body = node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            CommonForEachStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            AnonymousFunctionExpressionSyntax lambda => lambda.Block,
            _ => null,
        };
        if (body is BlockSyntax block)
        {
            yield return Insert(block.OpenBraceToken.Span.End, Check);
        }
        else if (body is not null)
        {
            yield return Insert(body.SpanStart, "{" + Check);
            yield return Insert(body.Span.End, "}");
        }
    }

    public static int StartLine(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int EndLine(SyntaxNode node) => node.GetLocation().GetLineSpan().EndLinePosition.Line + 1;

    private static TextChange Insert(int position, string text) => new(new(position, 0), text);
}
