using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Cli.Converting;

/// <summary>
/// Names that several cells declare. A notebook takes the newest; an app may declare a name once, so the second becomes
/// <c>name_2</c>, there and in what follows.
/// </summary>
internal sealed class Redeclarations
{
    private readonly HashSet<string> _declared = [];
    private readonly Dictionary<string, string> _current = [];

    /// <summary>The cell with its names as they are in the app.</summary>
    public CompilationUnitSyntax Rename(CompilationUnitSyntax root)
    {
        foreach (var name in Declared(root).Distinct())
        {
            if (_declared.Add(name))
                continue;
            int number = 2;
            while (!_declared.Add($"{name}_{number}"))
                number++;
            _current[name] = $"{name}_{number}";
        }
        if (_current.Count == 0)
            return root;
        var tokens = root.DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && _current.ContainsKey(t.ValueText) && NamesIt(t));
        return root.ReplaceTokens(tokens, (_, t) => SyntaxFactory.Identifier(t.LeadingTrivia, _current[t.ValueText], t.TrailingTrivia));
    }

    // Not a member of something, not the name of an argument or of a property to be set.
    private static bool NamesIt(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Expression == name,
        SimpleNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or MemberBindingExpressionSyntax } => false,
        SimpleNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name =>
            assignment.Right == name,
        ParameterSyntax => false,
        PropertyDeclarationSyntax or EnumMemberDeclarationSyntax => false,
        _ => true,
    };

    private static IEnumerable<string> Declared(CompilationUnitSyntax root)
    {
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax type: yield return type.Identifier.ValueText; break;
                case DelegateDeclarationSyntax type: yield return type.Identifier.ValueText; break;
                case MethodDeclarationSyntax method: yield return method.Identifier.ValueText; break;
                case BaseFieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables)
                        yield return variable.Identifier.ValueText;
                    break;
                case GlobalStatementSyntax statement:
                    foreach (var name in statement.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or BlockSyntax))
                        .OfType<SingleVariableDesignationSyntax>())
                        yield return name.Identifier.ValueText;
                    break;
            }
        }
    }
}
