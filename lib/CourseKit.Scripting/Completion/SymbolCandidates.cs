using System.ComponentModel;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Completion;

/// <summary>Turns symbols into candidates: overloads together, and without those that nobody should type.</summary>
internal static class SymbolCandidates
{
    public static IEnumerable<Candidate> From(IEnumerable<ISymbol> symbols, Func<ISymbol, Rank> rank) =>
        symbols.Where(IsForPeople)
            .GroupBy(s => s.Name)
            .Select(g => new Candidate(Escaped(g.Key), SymbolText.Kind(g.First()), g.Min(rank), () => Signature([.. g])));

    /// <summary>Whether a person may want to type it: it has a name, and is neither obsolete nor hidden from editors.</summary>
    public static bool IsForPeople(ISymbol symbol)
    {
        if (!symbol.CanBeReferencedByName || symbol.Name.Length == 0 || symbol.IsImplicitlyDeclared
            && symbol is not (IFieldSymbol or IPropertySymbol or IMethodSymbol))
            return false;
        foreach (var attribute in symbol.OriginalDefinition.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case nameof(ObsoleteAttribute):
                case nameof(EditorBrowsableAttribute) when attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]:
                    return false;
            }
        }
        return true;
    }

    private static string Signature(IReadOnlyList<ISymbol> overloads)
    {
        string first = SymbolText.Signature(overloads[0]);
        return overloads.Count switch
        {
            1 => first,
            2 => $"{first} (+ 1 overload)",
            _ => $"{first} (+ {overloads.Count - 1} overloads)",
        };
    }

    private static string Escaped(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? "@" + name : name;
}
