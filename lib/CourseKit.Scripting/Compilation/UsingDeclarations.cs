using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Compilation;

/// <summary>
/// <c>using var file = ...;</c> at the top level of a cell, which the compiler does not know in scripts: the cell declares the variable
/// without the word, and the session disposes of it when the cell ends.
/// </summary>
internal static class UsingDeclarations
{
    private const int Max = 100;

    /// <summary>Blanks the words out of a text, and names the variables in the order of their declaration.</summary>
    /// <param name="tree">The cell.</param>
    /// <param name="blank">Parses the text again without some places.</param>
    public static (SyntaxTree Tree, IReadOnlyList<string> Variables) TakeFrom(
        SyntaxTree tree, Func<SyntaxTree, IEnumerable<TextSpan>, SyntaxTree> blank)
    {
        var variables = new List<string>();
        // One after the other: what follows one of them is understood only when it is gone.
        for (int found = 0; found < Max && First(tree) is var (spans, names); found++)
        {
            variables.AddRange(names);
            tree = blank(tree, spans);
        }
        return (tree, variables);
    }

    private static (List<TextSpan> Words, IEnumerable<string> Names)? First(SyntaxTree tree)
    {
        string text = tree.GetText().ToString();
        if (!text.Contains("using", StringComparison.Ordinal))
            return null;
        var tokens = tree.GetRoot().DescendantTokens(descendIntoTrivia: true).ToList();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsKind(SyntaxKind.UsingKeyword) || tokens[i].Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax)
                continue;
            if (Declaration(text, tokens[i].SpanStart) is not { } declaration)
                continue;
            var words = new List<TextSpan> { tokens[i].Span };
            if (i > 0 && tokens[i - 1].Text == "await")
                words.Add(tokens[i - 1].Span);
            return (words, declaration.Declaration.Variables.Select(v => v.Identifier.ValueText));
        }
        return null;
    }

    /// <summary>
    /// The declaration that begins there; null for a directive such as <c>using System;</c> or <c>using A = System.Text;</c>.
    /// </summary>
    private static LocalDeclarationStatementSyntax? Declaration(string text, int start) =>
        SyntaxFactory.ParseStatement(text, start, consumeFullText: false) is LocalDeclarationStatementSyntax local
        && local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
        && local.Declaration.Variables.All(v => v.Initializer is not null && !v.Identifier.IsMissing)
            ? local : null;
}
