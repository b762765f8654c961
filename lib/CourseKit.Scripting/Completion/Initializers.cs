using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>Members to be set in <c>new T { | }</c> and <c>x with { | }</c>, or to be tested in <c>x is { | }</c>.</summary>
internal static class Initializers
{
    /// <summary>Null where the cursor is in none of these, or the braces are a list of elements.</summary>
    public static IEnumerable<Candidate>? At(CursorContext at)
    {
        if (at.Left.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken))
            return null;
        return at.Left.Parent switch
        {
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } braces =>
                Settable(at, at.Model.GetTypeInfo(creation).Type, Assigned(braces)),
            InitializerExpressionSyntax { Parent: WithExpressionSyntax copy } braces =>
                Settable(at, at.Model.GetTypeInfo(copy.Expression).Type, Assigned(braces)),
            InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax nested } braces =>
                Settable(at, at.Model.GetTypeInfo(nested.Left).Type, Assigned(braces)),
            PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } braces =>
                Readable(at, at.Model.GetTypeInfo(pattern).ConvertedType, braces),
            _ => null,
        };
    }

    private static HashSet<string> Assigned(InitializerExpressionSyntax braces) =>
        braces.Expressions.OfType<AssignmentExpressionSyntax>().Select(a => a.Left.ToString()).ToHashSet();

    private static List<Candidate>? Settable(CursorContext at, ITypeSymbol? type, HashSet<string> given)
    {
        if (type is null or IErrorTypeSymbol)
            return null;
        var members = at.Model.LookupSymbols(at.Start, type).Where(m => !m.IsStatic && !given.Contains(m.Name) && m switch
        {
            IPropertySymbol { IsIndexer: false } property => property.SetMethod is not null || IsCollection(property.Type),
            IFieldSymbol field => !field.IsReadOnly,
            _ => false,
        });
        var candidates = SymbolCandidates.From(members, m => IsRequired(m) ? Rank.Expected : Rank.Near).ToList();
        return candidates.Count > 0 || !IsCollection(type) ? candidates : null;
    }

    private static IEnumerable<Candidate>? Readable(CursorContext at, ITypeSymbol? type, PropertyPatternClauseSyntax braces)
    {
        if (type is null or IErrorTypeSymbol)
            return null;
        var given = braces.Subpatterns.Select(p => p.NameColon?.Name.ToString() ?? p.ExpressionColon?.Expression.ToString())
            .OfType<string>().ToHashSet();
        return SymbolCandidates.From(
            at.Model.LookupSymbols(at.Start, type)
                .Where(m => !m.IsStatic && !given.Contains(m.Name) && m is IFieldSymbol or IPropertySymbol { IsIndexer: false }),
            _ => Rank.Near);
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
            && type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
}
