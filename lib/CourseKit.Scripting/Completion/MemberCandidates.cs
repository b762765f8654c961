using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Completion;

/// <summary>Members after a dot: of a value with extension methods, of a type, of a namespace.</summary>
internal static class MemberCandidates
{
    /// <summary>Null when no dot stands before the cursor; empty when what stands before it is unknown.</summary>
    public static IEnumerable<Candidate>? At(CursorContext at)
    {
        if (!at.Left.ToString().EndsWith('.') && at.Left.ToString() is not ("->" or "::"))
            return null;
        if (at.Left.ToString() == "..")
            return null;
        if (Receiver.At(at) is not { } receiver)
            return [];
        bool typesOnly = TypePlaces.IsTypeOnly(at);
        var container = receiver.Container is IPointerTypeSymbol pointer ? pointer.PointedAtType : receiver.Container;
        var symbols = container is INamespaceSymbol
            ? at.Model.LookupNamespacesAndTypes(at.Start, container)
            : at.Model.LookupSymbols(at.Start, container, includeReducedExtensionMethods: receiver.IsValue);
        return SymbolCandidates.From(
            symbols.Where(s => Fits(s, receiver) && (!typesOnly || s is INamespaceOrTypeSymbol)),
            symbol => RankOf(symbol, container));
    }

    private static bool Fits(ISymbol symbol, Receiver receiver)
    {
        if (symbol is INamespaceOrTypeSymbol)
            return receiver.IsType;
        return IsInstance(symbol) ? receiver.IsValue : receiver.IsType;
    }

    private static bool IsInstance(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension } || !symbol.IsStatic;

    private static Rank RankOf(ISymbol symbol, INamespaceOrTypeSymbol container) => symbol switch
    {
        { ContainingType.SpecialType: SpecialType.System_Object } => Rank.OfEveryObject,
        IMethodSymbol { IsOverride: true } method when IsOfEveryObject(method) => Rank.OfEveryObject,
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => Rank.Extension,
        INamespaceSymbol => Rank.Far,
        _ => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, container) ? Rank.Near : Rank.Far,
    };

    private static bool IsOfEveryObject(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object;
    }
}
