using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace CourseKit.Scripting.Compilation;

/// <summary>Compiles a cell on top of the cells before it, to optimised IL with line numbers.</summary>
internal static class SubmissionCompiler
{
    /// <summary>How the assembly names of cells begin; no file can have such a name.</summary>
    public const string AssemblyPrefix = "cell*";

    /// <summary>
    /// Namespaces and static classes that every cell sees: those of .NET Interactive, System.IO, and the display functions.
    /// </summary>
    private static readonly ImmutableArray<string> DefaultUsings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks",
        typeof(NotebookFunctions).FullName!,
    ];

    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: DefaultUsings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            concurrentBuild: true,
            nullableContextOptions: NullableContextOptions.Enable,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default)
        // CS1701, CS1702: a library built against an older framework. Not the user's business.
        .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    /// <summary>A submission without code yet.</summary>
    public static CSharpCompilation Create(int number, IEnumerable<MetadataReference> references, CSharpCompilation? previous) =>
        CSharpCompilation.CreateScriptCompilation(
            $"{AssemblyPrefix}{number}", null, references, Options.WithScriptClassName($"Submission#{number}"), previous, typeof(object));

    /// <summary>Whether the cell ends in an expression whose value is to be shown: no semicolon, not void.</summary>
    public static bool HasResult(CSharpCompilation compilation) => Root(compilation).Members.LastOrDefault() switch
    {
        GlobalStatementSyntax { Statement: ReturnStatementSyntax { Expression: not null } } => true,
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last } =>
            compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetTypeInfo(last.Expression)
                .Type is { SpecialType: not SpecialType.System_Void },
        _ => false,
    };

    private static CompilationUnitSyntax Root(CSharpCompilation compilation) => (CompilationUnitSyntax)compilation.SyntaxTrees[0].GetRoot();

    public static EmitResult Emit(CSharpCompilation compilation, Stream pe, Stream pdb, CancellationToken cancel) =>
        compilation.Emit(pe, pdb, options: EmitOptions, cancellationToken: cancel);

    /// <summary>Simple names of the assemblies that emitted code refers to.</summary>
    public static IEnumerable<string> ReferencedAssemblies(Stream pe)
    {
        pe.Position = 0;
        using var reader = new PEReader(pe, PEStreamOptions.LeaveOpen);
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)).ToList();
    }
}
