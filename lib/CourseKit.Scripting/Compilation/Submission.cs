using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Scripting.Compilation;

/// <summary>A cell that was compiled and, when it has code, started: its variables live in <see cref="Instance"/>.</summary>
internal sealed class Submission
{
    public Submission(CSharpCompilation compilation, CellSource source, IEnumerable<string> referencedAssemblies)
    {
        Compilation = compilation;
        HasCode = source.HasCode;
        CellName = source.Name;
        FirstLine = source.FirstLine;
        UsingKeys = source.UsingKeys.ToHashSet();
        Declared = Declarations(source.Root).ToHashSet();
        ReferencedAssemblies = referencedAssemblies.ToHashSet();
        DeclaredNames = Declared.Select(Name).ToHashSet();
        Mentioned = source.Root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText).ToHashSet();
        Mentioned.ExceptWith(DeclaredNames);
    }

    public CSharpCompilation Compilation { get; set; }

    public string AssemblyName => Compilation.AssemblyName!;

    /// <summary>The script object, whose fields are the cell's variables; null without code.</summary>
    public object? Instance { get; set; }

    public bool HasCode { get; }

    public string CellName { get; }

    /// <summary>Line of its first statement, from 1.</summary>
    public int FirstLine { get; }

    public HashSet<string> UsingKeys { get; }

    /// <summary>Keys of what it declares: names, and for methods name with parameter types.</summary>
    public HashSet<string> Declared { get; }

    /// <summary>The names alone: methods without their parameters.</summary>
    public HashSet<string> DeclaredNames { get; }

    /// <summary>Names that occur in it and that it does not declare, so that may be an earlier cell's.</summary>
    public HashSet<string> Mentioned { get; }

    /// <summary>Assemblies that its code refers to, earlier cells' among them.</summary>
    public HashSet<string> ReferencedAssemblies { get; }

    private static string Name(string declared)
    {
        int paren = declared.IndexOf('(', StringComparison.Ordinal);
        return paren < 0 ? declared : declared[..paren];
    }

    private static IEnumerable<string> Declarations(CompilationUnitSyntax root)
    {
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax type: yield return type.Identifier.ValueText; break;
                case DelegateDeclarationSyntax type: yield return type.Identifier.ValueText; break;
                case PropertyDeclarationSyntax property: yield return property.Identifier.ValueText; break;
                case EventDeclarationSyntax @event: yield return @event.Identifier.ValueText; break;
                case MethodDeclarationSyntax method: yield return Signature(method); break;
                case BaseFieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables)
                        yield return variable.Identifier.ValueText;
                    break;
                // out variables, deconstruction and patterns at the top level are fields as well
                case GlobalStatementSyntax statement:
                    foreach (var name in statement.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not BlockSyntax)
                                 .OfType<SingleVariableDesignationSyntax>())
                        yield return name.Identifier.ValueText;
                    break;
            }
        }
    }

    private static string Signature(MethodDeclarationSyntax method) =>
        $"{method.Identifier.ValueText}({Types(method.ParameterList)})`{method.Arity}";

    private static string Types(ParameterListSyntax list) => string.Join(",", list.Parameters.Select(p => $"{p.Modifiers} {p.Type}"));
}
