using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>What stands before a dot: a namespace, a type, or a value.</summary>
/// <param name="Container">Whose members are meant; a value's type.</param>
/// <param name="IsValue">Whether instance members are meant.</param>
/// <param name="IsType">Whether static members and nested types are meant; both, where a variable is named like its type.</param>
internal sealed record Receiver(INamespaceOrTypeSymbol Container, bool IsValue, bool IsType)
{
    /// <summary>The receiver of the name at the cursor; null when no dot stands before it.</summary>
    public static Receiver? At(CursorContext at)
    {
        if (at.Left.Kind() is not (SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken))
            return null;
        return at.Left.Parent switch
        {
            MemberAccessExpressionSyntax access => OfExpression(at, access.Expression),
            MemberBindingExpressionSyntax binding => OfConditional(at, binding),
            // `x.` at the end of a line swallows the next: the parser then sees a qualified type.
            QualifiedNameSyntax name when !IsTypeForSure(name) => OfText(at, name.Left),
            QualifiedNameSyntax name => OfName(at.Model.GetSymbolInfo(name.Left).Symbol),
            AliasQualifiedNameSyntax => new(at.Model.Compilation.GlobalNamespace, IsValue: false, IsType: true),
            _ => at.Left.GetPreviousToken().Parent is { } left ? OfText(at, left) : null,
        };
    }

    private static bool IsTypeForSure(QualifiedNameSyntax name) =>
        name.FirstAncestorOrSelf<SyntaxNode>(
            n => n is UsingDirectiveSyntax or BaseTypeSyntax or TypeArgumentListSyntax or ObjectCreationExpressionSyntax
            or TypeOfExpressionSyntax or ParameterSyntax or NamespaceDeclarationSyntax or AttributeSyntax) is not null;

    private static Receiver? OfExpression(CursorContext at, ExpressionSyntax expression)
    {
        var info = at.Model.GetSymbolInfo(expression);
        return Of(at.Model.GetTypeInfo(expression).Type, info.Symbol ?? info.CandidateSymbols.FirstOrDefault(), expression);
    }

    private static Receiver? OfConditional(CursorContext at, MemberBindingExpressionSyntax binding)
    {
        var conditional = binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(c => c.WhenNotNull.Span.Contains(binding.Span));
        return conditional is null || OfExpression(at, conditional.Expression) is not { } receiver ? null
            : receiver with { Container = WithoutNullable(receiver.Container) };
    }

    private static INamespaceOrTypeSymbol WithoutNullable(INamespaceOrTypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0]
            : type;

    private static Receiver? OfText(CursorContext at, SyntaxNode left)
    {
        var expression = SyntaxFactory.ParseExpression(left.ToString(), options: at.Root.SyntaxTree.Options);
        var info = at.Model.GetSpeculativeSymbolInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsExpression);
        var type = at.Model.GetSpeculativeTypeInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return Of(type, info.Symbol ?? info.CandidateSymbols.FirstOrDefault(), expression)
            ?? OfName(at.Model.GetSpeculativeSymbolInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol);
    }

    private static Receiver? Of(ITypeSymbol? type, ISymbol? symbol, ExpressionSyntax expression)
    {
        if (symbol is INamespaceSymbol or ITypeSymbol)
            return OfName(symbol);
        if (type is null or IErrorTypeSymbol && symbol is IMethodSymbol method)
            type = (symbol as IMethodSymbol)?.ReturnType;
        if (type is null or IErrorTypeSymbol or { SpecialType: SpecialType.System_Void })
            return null;
        bool isNamedLikeItsType = expression is IdentifierNameSyntax name && name.Identifier.ValueText == type.Name;
        return new(type, IsValue: true, IsType: isNamedLikeItsType);
    }

    private static Receiver? OfName(ISymbol? symbol) => symbol switch
    {
        INamespaceSymbol space => new(space, IsValue: false, IsType: true),
        IErrorTypeSymbol => null,
        ITypeSymbol type => new(type, IsValue: false, IsType: true),
        _ => null,
    };
}
