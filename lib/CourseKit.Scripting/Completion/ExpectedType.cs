using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Completion;

/// <summary>The type that a value must have at a place.</summary>
internal static class ExpectedType
{
    /// <summary>The type, or null when any will do or none is known.</summary>
    /// <param name="at">Where the cursor is.</param>
    /// <param name="start">Where the value begins.</param>
    public static ITypeSymbol? At(CursorContext at, int start)
    {
        var left = at.TokenBefore(start);
        var model = at.Model;
        return left.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } }
                when !declaration.Type.IsVar => model.GetTypeInfo(declaration.Type).Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetTypeInfo(property.Type).Type,
            EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => model.GetTypeInfo(type).Type,
            AssignmentExpressionSyntax assignment when assignment.OperatorToken == left => model.GetTypeInfo(assignment.Left).Type,
            BinaryExpressionSyntax binary when binary.OperatorToken == left && IsComparison(binary) => model.GetTypeInfo(binary.Left).Type,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax { } on } => model.GetTypeInfo(on.Expression).Type,
            SwitchExpressionSyntax on when left.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken =>
                model.GetTypeInfo(on.GoverningExpression).Type,
            IsPatternExpressionSyntax pattern when pattern.IsKeyword == left => model.GetTypeInfo(pattern.Expression).Type,
            ArgumentListSyntax or ArgumentSyntax or NameColonSyntax => Arguments.ParameterAt(at, left)?.Type,
            _ => null,
        };
    }

    private static bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.BitwiseOrExpression;

    /// <summary>
    /// Members of the expected enum, with its name before them; its values are what is meant far more often than anything else.
    /// </summary>
    public static IEnumerable<Candidate> EnumMembers(CursorContext at)
    {
        var type = At(at, at.Start);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum })
            return [];
        string name = type.ToMinimalDisplayString(at.Model, at.Start);
        return type.GetMembers().OfType<IFieldSymbol>().Where(SymbolCandidates.IsForPeople)
            .Select(f => new Candidate($"{name}.{f.Name}", "value", Rank.Expected, () => SymbolText.Signature(f)));
    }
}
