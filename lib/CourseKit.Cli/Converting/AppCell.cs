using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Cli.Converting;

/// <summary>A code cell as a part of an app: usings and references go to the head of the file, types to its end, all else stays.</summary>
internal sealed class AppCell
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);
    private static readonly string[] Displaying = ["display", "Display", "HTML", "Markdown", "Latex"];

    /// <summary>The cell's text in the app.</summary>
    public string Text { get; private set; } = "";

    public List<string> References { get; } = [];

    public List<string> Usings { get; } = [];

    /// <summary>Type declarations, each under its mark.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Whether it calls the display functions.</summary>
    public bool Displays { get; private set; }

    public List<string> Notes { get; } = [];

    /// <param name="source">The cell.</param>
    /// <param name="names">What the cells before it have declared.</param>
    public static AppCell Of(string source, Redeclarations names)
    {
        var cell = new AppCell();
        string csharp = cell.WithoutOtherLanguages(source.Replace("\r\n", "\n", StringComparison.Ordinal));
        var root = names.Rename((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(csharp, Script).GetRoot());
        var tree = CSharpSyntaxTree.ParseText(root.ToFullString(), Script);
        cell.Convert((CompilationUnitSyntax)tree.GetRoot(), tree.GetText().ToString());
        cell.Text = string.Concat(names.Renamed.Select(name => $"{AppFormat.Renamed}{name.App} {name.Notebook}\n")) + cell.Text.Trim('\n');
        return cell;
    }

    /// <summary>Keeps lines that are not C# as comments: whole parts in other languages, and every directive.</summary>
    private string WithoutOtherLanguages(string source)
    {
        var csharp = new StringBuilder();
        bool isCSharp = true;
        foreach (var line in source.Split('\n'))
        {
            string words = line.Trim();
            bool isDirective = words.StartsWith("#!", StringComparison.Ordinal) || words.StartsWith("#r ", StringComparison.Ordinal)
                || words.StartsWith("#i ", StringComparison.Ordinal)
                || words.StartsWith("#load ", StringComparison.Ordinal);
            if (words is "#!csharp" or "#!c#")
                isCSharp = true;
            else if (words is "#!fsharp" or "#!f#" or "#!html" or "#!markdown" or "#!javascript" or "#!js")
                isCSharp = false;
            if (isCSharp && words.StartsWith("#r ", StringComparison.Ordinal))
                References.Add(words);
            else if (words.StartsWith("#load ", StringComparison.Ordinal) || words is "#!fsharp" or "#!f#")
                Notes.Add($"{words}: an app has nothing like it; the lines are kept as comments.");
            csharp.Append(isCSharp && !isDirective ? "" : AppFormat.Kept).Append(line).Append('\n');
        }
        return csharp.ToString();
    }

    private void Convert(CompilationUnitSyntax root, string source)
    {
        var text = new StringBuilder();
        int at = 0;
        foreach (var directive in root.Usings)
        {
            Keep(text, source, ref at, directive);
            Usings.Add(directive.ToString());
        }
        foreach (var member in root.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            {
                string name = member is BaseTypeDeclarationSyntax type ? type.Identifier.ValueText
                    : ((DelegateDeclarationSyntax)member).Identifier.ValueText;
                int start = DocumentationStart(member);
                text.Append(source, at, Math.Max(0, start - at)).Append(AppFormat.Type).Append(name);
                Types.Add($"{AppFormat.Type}{name}\n{source[start..member.Span.End]}");
                at = member.Span.End;
            }
            else if (Accessibility(member) is { } modifiers)
            {
                text.Append(source, at, modifiers.Start - at);
                at = modifiers.End;
            }
        }
        var end = (root.Members.LastOrDefault() as GlobalStatementSyntax)?.Statement;
        if (end is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last && !PrintsByItself(last))
        {
            text.Append(source, at, last.SpanStart - at).Append(AppFormat.ShownStart).Append(last.Expression).Append(");")
                .Append(AppFormat.Shown);
            at = last.Expression.Span.End;      // the missing semicolon stands behind the line's end
            Displays = true;
        }
        text.Append(source, at, source.Length - at);
        Text = text.ToString();
        Displays |= root.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && Displaying.Contains(t.ValueText));
    }

    // A documentation comment belongs to its type.
    private static int DocumentationStart(SyntaxNode member)
    {
        var comment = member.GetLeadingTrivia().FirstOrDefault(t => t.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia
            || (t.IsKind(SyntaxKind.SingleLineCommentTrivia) && t.ToString().StartsWith("///", StringComparison.Ordinal)));
        return comment.IsKind(SyntaxKind.None) ? member.SpanStart : comment.FullSpan.Start;
    }

    // A call of a void method without its semicolon shows nothing: C# would refuse to hand it to display.
    private static bool PrintsByItself(ExpressionStatementSyntax last) =>
        last.Expression is AssignmentExpressionSyntax
        || (last.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            && access.Expression is IdentifierNameSyntax called && called.Identifier.ValueText == nameof(Console));

    // What is a local function or variable in an app has no accessibility.
    private static Microsoft.CodeAnalysis.Text.TextSpan? Accessibility(MemberDeclarationSyntax member)
    {
        var words = member.Modifiers.Where(
            m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword).ToList();
        return words.Count == 0 || member is not (MethodDeclarationSyntax or FieldDeclarationSyntax) ? null
            : Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(words[0].SpanStart, words[^1].FullSpan.End);
    }

    private static void Keep(StringBuilder text, string source, ref int at, SyntaxNode node)
    {
        text.Append(source, at, node.SpanStart - at).Append(AppFormat.Kept).Append(node);
        at = node.Span.End;
        if (at < source.Length && source[at] is not ('\n' or '\r'))
            text.Append('\n');
    }
}
