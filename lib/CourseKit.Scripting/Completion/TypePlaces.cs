using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>Places where only a type, or only a namespace, can stand.</summary>
internal static class TypePlaces
{
    /// <summary>Whether the name at the cursor, qualified or not, must be a type or lead to one.</summary>
    public static bool IsTypeOnly(CursorContext at)
    {
        var before = BeforeQualifiers(at.Left);
        return InUsing(at) || before.Kind() switch
        {
            SyntaxKind.NewKeyword or SyntaxKind.AsKeyword or SyntaxKind.StackAllocKeyword => true,
            SyntaxKind.OpenParenToken =>
                before.Parent is TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax or CatchDeclarationSyntax,
            SyntaxKind.LessThanToken or SyntaxKind.CommaToken => before.Parent is TypeArgumentListSyntax || IsGenericStart(at, before),
            SyntaxKind.ColonToken => before.Parent is BaseListSyntax or TypeParameterConstraintClauseSyntax,
            _ => false,
        };
    }

    public static bool InUsing(CursorContext at) => at.Left.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null
        || at.Left.IsKind(SyntaxKind.UsingKeyword) && at.Left.Parent is UsingDirectiveSyntax;

    /// <summary>Types and namespaces where only they can stand; null elsewhere.</summary>
    public static IEnumerable<Candidate>? At(CursorContext at)
    {
        if (!IsTypeOnly(at))
            return null;
        bool isUsing = InUsing(at);
        bool isNamespaceOnly = isUsing && at.Left.IsKind(SyntaxKind.UsingKeyword);
        bool isNew = at.Left.IsKind(SyntaxKind.NewKeyword);
        var expected = isNew ? ExpectedType.At(at, at.Left.SpanStart) : null;
        var symbols = at.Model.LookupNamespacesAndTypes(at.Start)
            .Where(s => !isNamespaceOnly || s is INamespaceSymbol)
            .Where(s => !isNew
                || s is not INamedTypeSymbol { IsStatic: true } and not INamedTypeSymbol { IsAbstract: true, TypeKind: TypeKind.Class });
        var candidates = SymbolCandidates.From(symbols, s => s is INamespaceSymbol && !isUsing ? Rank.Namespace : Names.RankOf(s, at));
        if (expected is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } type)
            candidates = candidates.Prepend(
                new(type.ToMinimalDisplayString(at.Model, at.Start), SymbolText.Kind(type), Rank.Expected, () =>
                SymbolText.Signature(type)));
        return isUsing ? candidates.Append(Candidate.Keyword("static")) : candidates.Concat(Keywords.Types);
    }

    // From `a.b.|` back to what stands before `a`.
    private static SyntaxToken BeforeQualifiers(SyntaxToken token)
    {
        while (token.IsKind(SyntaxKind.DotToken) && token.GetPreviousToken() is var name && name.IsKind(SyntaxKind.IdentifierToken))
            token = name.GetPreviousToken();
        return token;
    }

    // `List<|` without its closing bracket looks like a comparison with a type.
    private static bool IsGenericStart(CursorContext at, SyntaxToken token) =>
        token.IsKind(SyntaxKind.LessThanToken) && token.Parent is BinaryExpressionSyntax { Left: var left }
        && at.Model.GetSymbolInfo(left) is var info
            && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is INamedTypeSymbol or IMethodSymbol;
}
