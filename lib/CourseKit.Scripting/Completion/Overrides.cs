using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>Members that can be overridden, each as the member that would do nothing new.</summary>
internal static class Overrides
{
    private static readonly SymbolDisplayFormat Head = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Null unless <c>override</c> stands before the cursor.</summary>
    public static IEnumerable<Candidate>? At(CursorContext at)
    {
        if (!at.Left.IsKind(SyntaxKind.OverrideKeyword))
            return null;
        var declaration = at.Left.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (declaration is null || at.Model.GetDeclaredSymbol(declaration) is not { } type)
            return [];
        var done = type.GetMembers().Select(Root).ToHashSet(SymbolEqualityComparer.Default);
        return Overridable(type).Where(m => !done.Contains(Root(m)))
            .Select(m => new Candidate(
                Text(m, at), SymbolText.Kind(m), m.IsAbstract ? Rank.Expected : Rank.Near, () => SymbolText.Signature(m)));
    }

    private static IEnumerable<ISymbol> Overridable(INamedTypeSymbol type)
    {
        var seen = new HashSet<ISymbol?>(SymbolEqualityComparer.Default);
        for (var b = type.BaseType; b is not null; b = b.BaseType)
        {
            foreach (var member in b.GetMembers().Where(m => (m.IsVirtual || m.IsAbstract || m.IsOverride) && !m.IsSealed))
            {
                bool isNamed = member is IPropertySymbol || member is IMethodSymbol { MethodKind: MethodKind.Ordinary }
                    && member.Name != "Finalize";
                if (isNamed && SymbolCandidates.IsForPeople(member) && seen.Add(Root(member)))
                    yield return member;
            }
        }
    }

    private static ISymbol Root(ISymbol member) => member switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => Root(overridden),
        IPropertySymbol { OverriddenProperty: { } overridden } => Root(overridden),
        _ => member.OriginalDefinition,
    };

    private static string Text(ISymbol member, CursorContext at)
    {
        string head = member.ToMinimalDisplayString(at.Model, at.Start, Head);
        return member switch
        {
            IMethodSymbol { IsAbstract: true } or IPropertySymbol { IsAbstract: true } => $"{head} => throw new NotImplementedException();",
            IMethodSymbol method => $"{head} => base.{method.Name}({string.Join(", ", method.Parameters.Select(Argument))});",
            IPropertySymbol { SetMethod: null } => $"{head} => base.{member.Name};",
            _ => $"{head} {{ get => base.{member.Name}; set => base.{member.Name} = value; }}",
        };
    }

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref " + parameter.Name,
        RefKind.Out => "out " + parameter.Name,
        _ => parameter.Name,
    };
}
