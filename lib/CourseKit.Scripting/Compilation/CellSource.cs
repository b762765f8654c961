using System.Text;
using CourseKit.Scripting.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Compilation;

/// <summary>A cell's text, split into directives that the session obeys and C# that the compiler sees, line for line the same.</summary>
internal sealed class CellSource
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.CSharp14, DocumentationMode.Parse, SourceCodeKind.Script);

    private List<TextChange>? _insertions;

    private CellSource(
        string name, SourceText text, SyntaxTree tree, IReadOnlyList<DirectiveLine> directives, IReadOnlyList<string> disposables)
    {
        Name = name;
        Text = text;
        Tree = tree;
        DirectiveLines = directives;
        Disposables = disposables;
    }

    /// <summary>Name of the cell in error messages, such as <c>cell 3</c>.</summary>
    public string Name { get; }

    /// <summary>The text as the user wrote it.</summary>
    public SourceText Text { get; }

    /// <summary>What is compiled: directives blanked out, positions unchanged.</summary>
    public SyntaxTree Tree { get; private set; }

    /// <summary>Lines such as <c>#r "a.dll"</c>, in order.</summary>
    public IReadOnlyList<DirectiveLine> DirectiveLines { get; }

    /// <summary>Variables that <c>using</c> declares at the top level, in order: disposed of when the cell ends.</summary>
    public IReadOnlyList<string> Disposables { get; }

    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    /// <summary>False for a cell of nothing but usings, directives and comments: Roslyn emits no code for it.</summary>
    public bool HasCode => Root.Members.Count > 0;

    /// <summary>Reads a cell.</summary>
    /// <param name="name">Its name in error messages.</param>
    /// <param name="code">Its whole text.</param>
    /// <param name="part">The part of it that is C#; null for all.</param>
    public static CellSource Parse(string name, string code, TextSpan? part = null)
    {
        var text = SourceText.From(code, Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, name);
        if (part is { } only)
            tree = Reparse(tree, [TextSpan.FromBounds(0, only.Start), TextSpan.FromBounds(only.End, text.Length)]);
        var directives = Directives(tree).ToList();
        var blanked = directives.Select(d => d.Span).Concat(Notices(tree));
        var (rest, disposables) = UsingDeclarations.TakeFrom(Reparse(tree, blanked), Reparse);
        return new(name, text, rest, directives, disposables);
    }

    /// <summary>Directives of C# code from a place on, up to where it is no longer C#.</summary>
    public static IEnumerable<DirectiveLine> Directives(string code, int start) =>
        code.IndexOf("#!", start, StringComparison.Ordinal) < 0
            ? []
            : Directives(CSharpSyntaxTree.ParseText(Spaces(code[..start]) + code[start..], ParseOptions));

    private static IEnumerable<DirectiveLine> Directives(SyntaxTree tree)
    {
        var text = tree.GetText();
        var notices = Notices(tree).ToHashSet();
        return tree.GetRoot().DescendantTrivia(descendIntoTrivia: false).Where(t => IsOurs(t) && !notices.Contains(t.Span))
            .Select(trivia => DirectiveLine.Parse(text.ToString(trivia.Span).TrimEnd(), trivia.Span));
    }

    /// <summary>
    /// Lines of words after <c># </c> at the top of a cell: nbgrader puts one over a cell that it has restored, whatever the language.
    /// </summary>
    private static IEnumerable<TextSpan> Notices(SyntaxTree tree)
    {
        var text = tree.GetText();
        return tree.GetRoot().GetLeadingTrivia()
            .Where(t => t.IsKind(SyntaxKind.BadDirectiveTrivia) && text.ToString(t.Span) is ['#', ' ' or '\t', ..])
            .Select(t => t.Span);
    }

    /// <summary>Blanks out usings that hold already, so that running a cell again declares nothing new by them.</summary>
    public void RemoveUsings(IReadOnlySet<string> known)
    {
        var repeated = Root.Usings.Where(u => known.Contains(UsingKey(u))).Select(u => u.Span).ToList();
        Tree = Reparse(Tree, repeated);
    }

    /// <summary>Line of the first statement, from 1.</summary>
    public int FirstLine => Root.Members.Count > 0 ? Instrumentation.StartLine(Root.Members[0]) : 0;

    /// <summary>
    /// What is compiled in the end: <see cref="Tree"/> with what the session needs to stop the cell and to name its lines.
    /// </summary>
    public SyntaxTree InstrumentedTree
    {
        get
        {
            _insertions ??= Instrumentation.Insertions(Tree);
            return _insertions.Count == 0 ? Tree : CSharpSyntaxTree.ParseText(Inserted(), ParseOptions, Tree.FilePath);
        }
    }

    /// <summary>Column in the user's text of a column in the instrumented text, both from 1.</summary>
    public int OriginalColumn(int line, int column)
    {
        if (line < 1 || line > Text.Lines.Count)
            return column;
        var span = Text.Lines[line - 1].Span;
        foreach (var insertion in (_insertions ?? []).Where(i => i.Span.Start >= span.Start && i.Span.Start <= span.End))
        {
            int at = insertion.Span.Start - span.Start + 1;
            if (column > at)
                column = Math.Max(at, column - insertion.NewText!.Length);
        }
        return column;
    }

    /// <summary>Joins insertions at one place, since a change of text may name a place only once.</summary>
    private SourceText Inserted() => Tree.GetText().WithChanges(
        _insertions!.GroupBy(i => i.Span.Start).Select(g => new TextChange(g.First().Span, string.Concat(g.Select(i => i.NewText)))));

    public IEnumerable<string> UsingKeys => Root.Usings.Select(UsingKey);

    private static string UsingKey(UsingDirectiveSyntax directive) => directive.NormalizeWhitespace().ToString();

    private static bool IsOurs(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia
            or SyntaxKind.BadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia => true,
        _ => false,
    };

    private static SyntaxTree Reparse(SyntaxTree tree, IEnumerable<TextSpan> blanked)
    {
        var text = tree.GetText();
        var changes = blanked.Select(span => new TextChange(span, Spaces(text.ToString(span)))).ToList();
        return changes.Count == 0
            ? tree
            : CSharpSyntaxTree.ParseText(text.WithChanges(changes), ParseOptions, tree.FilePath);
    }

    private static string Spaces(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = source[i] is '\r' or '\n' ? source[i] : ' ';
        });
}
