using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Compilation;

/// <summary>
/// What a cell is compiled with beyond what the user wrote: each top-level statement notes its line in <see cref="CellLine"/>, each
/// turn of a loop and each call of a function asks <see cref="CellStop"/>. All on the user's own lines.
/// </summary>
internal static class Instrumentation
{
    // The comment tells our own braces from the user's.
    private const string Mark = "/*.*/";

    private static readonly string Check = $" global::{typeof(CellStop).FullName}.{nameof(CellStop.Check)}(); ";

    private static readonly string Open = "{" + Mark + Check, OpenVoidArrow = Open + "/*", OpenArrow = Open + "return /*";

    private const string EndArrow = "*/" + Mark, Close = Mark + "}";

    /// <summary>Insertions into the text, in order; none when the cell has syntax errors.</summary>
    public static List<TextChange> Insertions(SyntaxTree tree)
    {
        if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return [];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        // Stable, so that what is inserted at one place stays in the order of its making: braces close before a line is noted.
        return [.. root.DescendantNodes().SelectMany(Checks).Concat(LineNotes(root)).OrderBy(c => c.Span.Start)];
    }

    /// <summary>The text of a function or type as the user wrote it.</summary>
    public static string Without(string instrumented) =>
        new[] { OpenArrow, OpenVoidArrow, Open, EndArrow, Close, Check }
            .Aggregate(instrumented, (text, inserted) => text.Replace(inserted, "", StringComparison.Ordinal));

    private static IEnumerable<TextChange> LineNotes(CompilationUnitSyntax root) =>
        root.Members.Zip(root.Members.Skip(1))
            .Where(pair => pair.Second is GlobalStatementSyntax or FieldDeclarationSyntax && EndLine(pair.First) < StartLine(pair.Second))
            .Select(pair =>
                Insert(pair.First.Span.End, $" global::{typeof(CellLine).FullName}.{nameof(CellLine.Reached)}({StartLine(pair.Second)});"));

    private static IEnumerable<TextChange> Checks(SyntaxNode node) =>
        node is ArrowExpressionClauseSyntax arrow ? ArrowChecks(arrow) : BodyChecks(node);

    // Recursion needs them too. Not what sets a type up: stopped once, it would never work again.
    private static IEnumerable<TextChange> BodyChecks(SyntaxNode node)
    {
        SyntaxNode? body = node switch
        {
            ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(SyntaxKind.StaticKeyword) => null,
            BaseMethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
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
            yield return Insert(body.SpanStart, Open);
            yield return Insert(body.Span.End, Close);
        }
    }

    /// <summary><c>=> x;</c> becomes <c>{ check; return /*=>*/ x;}</c>.</summary>
    private static IEnumerable<TextChange> ArrowChecks(ArrowExpressionClauseSyntax arrow)
    {
        (SyntaxToken end, bool returns) = arrow.Parent switch
        {
            MethodDeclarationSyntax method => (method.SemicolonToken, Returns(method.ReturnType, method.Modifiers)),
            LocalFunctionStatementSyntax function => (function.SemicolonToken, Returns(function.ReturnType, function.Modifiers)),
            OperatorDeclarationSyntax op => (op.SemicolonToken, true),
            _ => default,
        };
        if (!end.IsKind(SyntaxKind.SemicolonToken))
            yield break;
        returns &= arrow.Expression is not ThrowExpressionSyntax;
        yield return Insert(arrow.ArrowToken.SpanStart, returns ? OpenArrow : OpenVoidArrow);
        yield return Insert(arrow.ArrowToken.Span.End, EndArrow);
        yield return Insert(end.Span.End, Close);
    }

    /// <summary>Whether a function gives a value; an asynchronous one does only when its task has a type.</summary>
    private static bool Returns(TypeSyntax type, SyntaxTokenList modifiers) => type switch
    {
        PredefinedTypeSyntax predefined => !predefined.Keyword.IsKind(SyntaxKind.VoidKeyword),
        QualifiedNameSyntax qualified => Returns(qualified.Right, modifiers),
        IdentifierNameSyntax => !modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => true,
    };

    public static int StartLine(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int EndLine(SyntaxNode node) => node.GetLocation().GetLineSpan().EndLinePosition.Line + 1;

    private static TextChange Insert(int position, string text) => new(new(position, 0), text);
}
