using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Compilation;

/// <summary>
/// What the next cell is compiled on. Never changes, so that completion may use it while a cell runs; and the references are bound
/// once for all that is compiled on it.
/// </summary>
/// <param name="number">Number of the next submission.</param>
/// <param name="references">The framework and every <c>#r</c> file.</param>
/// <param name="previous">The last cell of the chain.</param>
/// <param name="usings">Usings that hold already, see <see cref="CellSource.UsingKeys"/>.</param>
internal sealed class CompilationBase(
    int number, ImmutableArray<MetadataReference> references, CSharpCompilation? previous, IReadOnlySet<string> usings)
{
    private readonly Lazy<CSharpCompilation> _empty = new(() => SubmissionCompiler.Create(number, references, previous));

    /// <summary>Usings of the cells before.</summary>
    public IReadOnlySet<string> Usings => usings;

    /// <summary>The cells before, or null.</summary>
    public CSharpCompilation? Previous => previous;

    public CSharpCompilation With(SyntaxTree tree) => _empty.Value.AddSyntaxTrees(tree);
}
