using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>The call in whose arguments a place is.</summary>
internal static class Arguments
{
    /// <summary>The methods or constructors that the call may mean.</summary>
    public static IReadOnlyList<ISymbol> Callees(SemanticModel model, BaseArgumentListSyntax list) => list.Parent switch
    {
        InvocationExpressionSyntax call => [.. Group(model, call)],
        BaseObjectCreationExpressionSyntax creation when Type(model, creation) is { } type =>
            [.. type.InstanceConstructors.Where(c => Reachable(model, creation, c))],
        ElementAccessExpressionSyntax access => [.. model.GetIndexerGroup(access.Expression)],
        ConstructorInitializerSyntax initializer when model.GetSymbolInfo(initializer) is var info =>
            info.Symbol is { } only ? [only] : info.CandidateSymbols,
        _ => [],
    };

    /// <summary>The parameter that an argument after this token is for; null when the overloads disagree.</summary>
    public static IParameterSymbol? ParameterAt(CursorContext at, SyntaxToken left)
    {
        if (left.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>() is not { } list)
            return null;
        string? name = left.IsKind(SyntaxKind.ColonToken) ? (left.Parent as NameColonSyntax)?.Name.Identifier.ValueText : null;
        int index = list.Arguments.Count(a => a.Span.End <= left.SpanStart);
        var fitting = Callees(at.Model, list).Select(c => c.Parameters()).Select(p => name is null
            ? p.ElementAtOrDefault(index)
            : p.FirstOrDefault(x => x.Name == name)).OfType<IParameterSymbol>().ToList();
        return fitting.FirstOrDefault(p => p.Type.TypeKind == TypeKind.Enum) ?? fitting.FirstOrDefault();
    }

    /// <summary>Names of parameters that the call has not been given yet, as <c>name:</c>.</summary>
    public static IEnumerable<Candidate> Names(CursorContext at)
    {
        if (at.Left.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken) || at.Left.Parent is not BaseArgumentListSyntax list)
            return [];
        int index = list.Arguments.Count(a => a.Span.End <= at.Left.SpanStart);
        var given = list.Arguments.Select(a => a.NameColon?.Name.Identifier.ValueText).OfType<string>().ToHashSet();
        return Callees(at.Model, list).SelectMany(c => c.Parameters().Skip(given.Count > 0 ? 0 : index))
            .Where(p => !given.Contains(p.Name) && p.Name.Length > 0)
            .DistinctBy(p => p.Name)
            .Select(p => new Candidate(p.Name + ":", "property", Rank.Local, () => SymbolText.Signature(p)));
    }

    public static IEnumerable<IParameterSymbol> Parameters(this ISymbol callee) => callee switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol indexer => indexer.Parameters,
        _ => [],
    };

    private static ImmutableArray<ISymbol> Group(SemanticModel model, InvocationExpressionSyntax call)
    {
        var group = model.GetMemberGroup(call.Expression);
        if (!group.IsEmpty)
            return group;
        return model.GetTypeInfo(call.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static INamedTypeSymbol? Type(SemanticModel model, BaseObjectCreationExpressionSyntax creation) =>
        (creation is ObjectCreationExpressionSyntax { Type: var type } ? model.GetSymbolInfo(type).Symbol
            : model.GetTypeInfo(creation).Type) as INamedTypeSymbol;

    private static bool Reachable(SemanticModel model, SyntaxNode from, IMethodSymbol constructor) =>
        model.IsAccessible(from.SpanStart, constructor);
}
