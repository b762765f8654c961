using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Completion;
using CourseKit.Scripting.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Inspection;

/// <summary>Finds what stands at the cursor, and says what it is.</summary>
internal sealed class InspectionEngine(CSharpEngine engine)
{
    public MimeBundle? Inspect(string code, int cursor, int detail, CancellationToken cancel)
    {
        var source = CellSource.Parse("inspection", code);
        source.RemoveUsings(engine.Base.Usings);
        var compilation = engine.Base.With(source.Tree);
        var model = compilation.GetSemanticModel(source.Tree);
        var symbols = SymbolsAt(model, source.Root, cursor);
        cancel.ThrowIfCancellationRequested();
        return symbols.Count == 0 ? null : InspectionText.Of(symbols, detail);
    }

    private static IReadOnlyList<ISymbol> SymbolsAt(SemanticModel model, SyntaxNode root, int cursor)
    {
        // The name that the cursor is in or directly behind comes first, then the call whose arguments it is in.
        foreach (var token in new[] { TokenAt(root, cursor), TokenAt(root, Math.Max(0, cursor - 1)) })
        {
            if (token.Span.Contains(cursor) || token.Span.End == cursor)
            {
                if (OfToken(model, token) is { Count: > 0 } found)
                    return found;
            }
        }
        var list = TokenAt(root, Math.Max(0, cursor - 1)).Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>()
            .FirstOrDefault(l => l.SpanStart < cursor);
        return list is null ? [] : Arguments.Callees(model, list);
    }

    private static SyntaxToken TokenAt(SyntaxNode root, int position) =>
        root.FullSpan.Length == 0 ? default : root.FindToken(Math.Min(position, root.FullSpan.End - 1));

    private static IReadOnlyList<ISymbol> OfToken(SemanticModel model, SyntaxToken token)
    {
        if ((token.Parent is TypeArgumentListSyntax { Parent: { } generic } ? generic : token.Parent) is not { } node)
            return [];
        if (token.IsKind(SyntaxKind.IdentifierToken) && model.GetDeclaredSymbol(node) is { } declared && DeclaresName(node, token))
            return [declared];
        if (node is not (SimpleNameSyntax or PredefinedTypeSyntax or ThisExpressionSyntax or BaseExpressionSyntax))
            return node is ImplicitObjectCreationExpressionSyntax && model.GetTypeInfo(node).Type is { } made ? [made] : [];
        // `new Name(...)`: the constructors say more than the type.
        if (node.Parent is ObjectCreationExpressionSyntax { ArgumentList: { } list } creation && creation.Type == node
            && Arguments.Callees(model, list) is { Count: > 0 } constructors)
            return constructors;
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is IMethodSymbol or null && model.GetMemberGroup(node) is { IsEmpty: false } group)
            return info.Symbol is { } chosen ? [chosen, .. group.Where(m => !SymbolEqualityComparer.Default.Equals(m, chosen))] : group;
        if (info.Symbol is { } symbol)
            return [symbol];
        return info.CandidateSymbols is { IsEmpty: false } candidates ? candidates : OfOpenGeneric(model, node);
    }

    // `List?` names no type for the compiler, which wants to know of what.
    private static IReadOnlyList<ISymbol> OfOpenGeneric(SemanticModel model, SyntaxNode node) =>
        node is IdentifierNameSyntax name && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax)
            ? [.. model.LookupNamespacesAndTypes(node.SpanStart, name: name.Identifier.ValueText)]
            : [];

    private static bool DeclaresName(SyntaxNode node, SyntaxToken token) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier == token,
        MethodDeclarationSyntax method => method.Identifier == token,
        _ => true,
    };
}
