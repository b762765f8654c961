using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Inspection;

/// <summary>The documentation comment of a symbol, inherited where it says so.</summary>
internal static class DocumentationLookup
{
    private const int MaxInheritance = 8;

    public static XElement? Find(ISymbol symbol) => Find(symbol, 0);

    private static XElement? Find(ISymbol symbol, int depth)
    {
        var documented = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        var xml = Parse(documented.GetDocumentationCommentXml());
        bool inherits = xml is null || xml.Descendants("inheritdoc").Any();
        if (!inherits || depth == MaxInheritance || Ancestor(documented) is not { } ancestor)
            return xml;
        return Find(ancestor, depth + 1) ?? xml;
    }

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;    // the author's mistake; the signature is shown alone
        }
    }

    private static ISymbol? Ancestor(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
        IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => null,
        INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object } parent } => parent,
        IMethodSymbol or IPropertySymbol or IEventSymbol => symbol.ContainingType?.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
            .FirstOrDefault(
                m => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(m), symbol)),
        _ => null,
    };
}
