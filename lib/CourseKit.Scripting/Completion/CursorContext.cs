using CourseKit.Scripting.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>What the compiler knows of the place where the cursor stands.</summary>
internal sealed class CursorContext
{
    private CursorContext(SemanticModel model, SyntaxNode root, string code, int cursor)
    {
        Model = model;
        Root = root;
        Cursor = cursor;
        Start = StartOfName(code, cursor);
        Typed = code[Start..cursor];
        Left = TokenBefore(Start);
        Current = Start < code.Length ? root.FindToken(Start) : root.GetLastToken();
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    public int Cursor { get; }

    /// <summary>Where the name that is being typed begins.</summary>
    public int Start { get; }

    /// <summary>The part of the name before the cursor.</summary>
    public string Typed { get; }

    /// <summary>The last token before the name; of kind None at the start of the cell.</summary>
    public SyntaxToken Left { get; }

    /// <summary>The token that is being typed, or the next when nothing is typed yet.</summary>
    public SyntaxToken Current { get; }

    public static CursorContext Create(CompilationBase on, CellSource source, string code, int cursor)
    {
        var compilation = on.With(source.Tree);
        return new(compilation.GetSemanticModel(source.Tree), source.Tree.GetRoot(), code, cursor);
    }

    /// <summary>The token that ends at or before a position.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        if (position == 0)
            return default;
        var token = Root.FindToken(Math.Min(position, Root.FullSpan.End) is var p && p == Root.FullSpan.End ? Math.Max(0, p - 1) : p);
        while (!token.IsKind(SyntaxKind.None) && (token.Span.End > position || token.Span.IsEmpty))
            token = token.GetPreviousToken();
        return token;
    }

    /// <summary>
    /// Whether the cursor stands where nothing is to be proposed: in a comment, a string, a number, or a name that is being given.
    /// </summary>
    public bool IsOutsideCode
    {
        get
        {
            if (Typed.Length > 0 && char.IsDigit(Typed[0]))
                return true;
            var trivia = Root.FindTrivia(Math.Max(0, Cursor - 1));
            if (IsComment(trivia) && (trivia.Span.End > Cursor || (trivia.Span.End == Cursor && !IsClosed(trivia)))
                && trivia.SpanStart < Cursor)
                return true;
            var token = Root.FindToken(Math.Max(0, Cursor - 1));
            return (IsText(token) && token.SpanStart < Cursor && (Cursor < token.Span.End || token.ContainsDiagnostics)) || IsNewName;
        }
    }

    /// <summary>Whether the user is giving a name to something new.</summary>
    private bool IsNewName => Left.Parent switch
    {
        BaseTypeDeclarationSyntax type when Left == Keyword(type) => true,
        EnumDeclarationSyntax or EnumMemberDeclarationSyntax => !Left.IsKind(SyntaxKind.EqualsToken),
        _ => Current.SpanStart == Start && Typed.Length > 0 && !SpansLines(Left, Current) && Current.Parent switch
        {
            VariableDeclaratorSyntax v => v.Identifier == Current,
            SingleVariableDesignationSyntax d => d.Identifier == Current && Left.Parent is not DeclarationPatternSyntax { Type: null },
            ParameterSyntax p => p.Identifier == Current && p.Type is { IsMissing: false },
            MethodDeclarationSyntax m => m.Identifier == Current,
            PropertyDeclarationSyntax p => p.Identifier == Current,
            ForEachStatementSyntax f => f.Identifier == Current,
            TypeParameterSyntax => true,
            _ => false,
        } || (Typed.Length == 0 && EndsType(Left) && !SpansLines(Left, Cursor)),
    };

    private static SyntaxToken Keyword(BaseTypeDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax t => t.Keyword,
        EnumDeclarationSyntax e => e.EnumKeyword,
        _ => default,
    };

    // `var |`, `List<int> |`: a name follows. Only where the parser is sure that it is a type.
    private static bool EndsType(SyntaxToken token) =>
        token is { Text: "var" }
        || token.Parent?.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { } v && v.Type.GetLastToken() == token
        || token.Parent is PredefinedTypeSyntax or NullableTypeSyntax
            && token.Parent.Parent is ParameterSyntax or VariableDeclarationSyntax;

    private bool SpansLines(SyntaxToken from, SyntaxToken to) => SpansLines(from, to.SpanStart);

    private bool SpansLines(SyntaxToken from, int to)
    {
        var lines = Root.SyntaxTree.GetText().Lines;
        return lines.GetLineFromPosition(from.Span.End).LineNumber != lines.GetLineFromPosition(to).LineNumber;
    }

    private static int StartOfName(string code, int cursor)
    {
        int start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        return start > 0 && code[start - 1] == '@' ? start - 1 : start;
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
            or SyntaxKind.DisabledTextTrivia;

    private static bool IsClosed(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ToString().EndsWith("*/", StringComparison.Ordinal);

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;
}
