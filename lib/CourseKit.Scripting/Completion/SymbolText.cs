using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Completion;

/// <summary>Symbols in words: their kind, and their declaration as C# writes it.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Declaration = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private static readonly SymbolDisplayFormat OfType = new(
        Declaration.GlobalNamespaceStyle, SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
            Declaration.GenericsOptions,
        Declaration.MemberOptions, Declaration.DelegateStyle, Declaration.ExtensionMethodStyle, Declaration.ParameterOptions,
            Declaration.PropertyStyle,
        Declaration.LocalOptions, Declaration.KindOptions,
            Declaration.MiscellaneousOptions & ~SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat OfScript = Declaration.WithMemberOptions(
        Declaration.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>
    /// The declaration in one line; of a cell's own variables and methods without the class that the compiler puts around them.
    /// </summary>
    public static string Signature(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol space => $"namespace {space.ToDisplayString()}",
        INamedTypeSymbol type => type.ToDisplayString(type.ContainingType?.IsScriptClass == true ? Declaration : OfType),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
            $"new {constructor.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}{Parameters(constructor)}",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value =>
            $"{value.ContainingType.Name}.{value.Name} = {value.ConstantValue}",
        _ => symbol.ToDisplayString(symbol.ContainingType?.IsScriptClass == true ? OfScript : Declaration),
    };

    private static string Parameters(IMethodSymbol method)
    {
        string text = method.ToDisplayString(OfScript);
        return text[text.IndexOf('(', StringComparison.Ordinal)..];
    }

    /// <summary>The kind, see <see cref="CompletionMatch.Kind"/>.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        INamedTypeSymbol type => type.TypeKind switch
        {
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            _ => "class",
        },
        ITypeParameterSymbol => "typeparameter",
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "value",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol => "field",
        _ => "variable",
    };
}
