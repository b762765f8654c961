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

    /// <summary>Names in the last cell that are others in the app: the app's, and the notebook's.</summary>
    public IReadOnlyList<(string App, string Notebook)> Renamed { get; private set; } = [];

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
        List<SyntaxToken> tokens = [.. root.DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && _current.ContainsKey(t.ValueText) && NamesIt(t))];
        Renamed = [.. tokens.Select(t => (_current[t.ValueText], t.ValueText)).Distinct()];
        return root.ReplaceTokens(tokens, (_, t) => SyntaxFactory.Identifier(t.LeadingTrivia, _current[t.ValueText], t.TrailingTrivia));
    }

    /// <summary>The cell with the notebook's names again.</summary>
    /// <param name="code">The cell as it is in the app.</param>
    /// <param name="renamed">The notebook's name for each of the app's.</param>
    public static string Undo(string code, IReadOnlyDictionary<string, string> renamed)
    {
        if (renamed.Count == 0)
            return code;
        var root =
            CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script)).GetRoot();
        var tokens = root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && renamed.ContainsKey(t.ValueText));
        return root.ReplaceTokens(tokens, (_, t) => SyntaxFactory.Identifier(t.LeadingTrivia, renamed[t.ValueText], t.TrailingTrivia))
            .ToFullString();
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
