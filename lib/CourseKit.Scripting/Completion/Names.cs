using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>Names in reach where an expression or a statement stands.</summary>
internal static class Names
{
    public static IEnumerable<Candidate> At(CursorContext at) =>
        ExpectedType.EnumMembers(at)
            .Concat(Arguments.Names(at))
            .Concat(SymbolCandidates.From(InReach(at), symbol => RankOf(symbol, at)))
            .Concat(Keywords.OfCode);

    /// <summary>Attributes, with the end of their names left out; null where no attribute can stand.</summary>
    public static IEnumerable<Candidate>? AttributesAt(CursorContext at)
    {
        if (at.Left.Parent is not AttributeListSyntax)
            return null;
        var symbols = at.Model.LookupNamespacesAndTypes(at.Start).OfType<INamedTypeSymbol>()
            .Where(t => IsAttribute(t) && SymbolCandidates.IsForPeople(t));
        return symbols.DistinctBy(t => t.Name)
            .Select(t => new Candidate(Short(t.Name), "class", RankOf(t, at), () => SymbolText.Signature(t)));
    }

    public static Rank RankOf(ISymbol symbol, CursorContext at) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => Rank.Local,
        IFieldSymbol { ContainingType.IsScriptClass: true } => Rank.Local,
        INamespaceSymbol => Rank.Namespace,
        { ContainingType.SpecialType: SpecialType.System_Object } => Rank.OfEveryObject,
        _ => symbol.Locations.Any(l => l.IsInSource) ? Rank.Near : Rank.Far,
    };

    private static IEnumerable<ISymbol> InReach(CursorContext at) =>
        at.Model.LookupSymbols(at.Start).Where(s => s switch
        {
            // Declared further down, or in the very statement that is being typed.
            ILocalSymbol => s.Locations[0].SourceSpan.Start < at.Start,
            IMethodSymbol { ContainingType.IsScriptClass: true } method => !method.Name.StartsWith('<'),
            _ => true,
        });

    private static bool IsAttribute(INamedTypeSymbol type)
    {
        for (var b = type.BaseType; b is not null; b = b.BaseType)
        {
            if (b.Name == nameof(Attribute) && b.ContainingNamespace.Name == nameof(System))
                return !type.IsAbstract;
        }
        return false;
    }

    private static string Short(string name) =>
        name.EndsWith(nameof(Attribute), StringComparison.Ordinal) && name.Length > nameof(Attribute).Length
            ? name[..^nameof(Attribute).Length] : name;
}
