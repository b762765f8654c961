using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CourseKit.Cli.Grading.Source;

/// <summary>
/// A check cell taken apart: given statements, and a chain of checks. What goes to a student's process is given statements and answers
/// alone; expected values, comparisons and mistakes stay with the judge.
/// </summary>
internal sealed class CheckScript
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);
    private static readonly string[] Modifiers = ["Mistake", "Within"];

    private readonly List<string> _usings;
    private readonly List<(string Text, bool IsHidden, bool IsType)> _given;
    private readonly string _chain;

    private CheckScript(List<string> usings, List<(string, bool, bool)> given, string chain, List<CheckCall> calls) =>
        (_usings, _given, _chain, Calls) = (usings, given, chain, calls);

    /// <summary>The checks, in order.</summary>
    public IReadOnlyList<CheckCall> Calls { get; }

    /// <summary>Functions of the kit that give the right answers.</summary>
    public required IReadOnlyList<string> ReadyAnswers { get; init; }

    /// <summary>Given statements of a student's process, for visible or for all checks.</summary>
    public string Given(bool withHidden) => Join(_usings.Concat(_given.Where(g => withHidden || !g.IsHidden).Select(g => g.Text)));

    /// <summary>The cell that makes the judge keep the chain.</summary>
    /// <param name="id">Id of the check cell.</param>
    public string JudgeCell(string id) =>
        $"{Join(_usings.Concat(_given.Where(g => g.IsType).Select(g => g.Text)))}\nglobal::CourseKit.Grading.Judging.JudgeDesk.Register("
        + $"{SymbolDisplay.FormatLiteral(id, quote: true)}, () =>\n{{\n"
        + $"{Join(_given.Where(g => !g.IsType).Select(g => g.Text))}\nreturn {_chain}\n;\n}});";

    /// <exception cref="CourseKitException">The cell does not end with a chain of checks.</exception>
    public static CheckScript Parse(string id, string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, Options).GetCompilationUnitRoot();
        if (root.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            int line = error.Location.GetLineSpan().StartLinePosition.Line + 1;
            throw new CourseKitException($"{id}: {error.GetMessage(CultureInfo.InvariantCulture)} (line {line})");
        }
        bool[] hidden = Regions.HiddenLines(source);
        if (root.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { Expression: var chain } })
            throw new CourseKitException($"{id}: a check cell ends with Check.Exercise(...) and its checks, without a semicolon.");
        // Without what stands before them: it may be a comment between hidden marks.
        var usings = root.Usings.Select(u => u.ToString()).ToList();
        var given = root.Members.Take(root.Members.Count - 1)
            .Select(m => (m.ToString(), IsHidden(m.GetFirstToken()), m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)).ToList();
        var calls = new List<CheckCall>();
        var chained = Unwind(id, chain);
        foreach (var call in chained)
        {
            var name = ((MemberAccessExpressionSyntax)call.Expression).Name;
            if (Modifiers.Contains(name.Identifier.Text))
                continue;
            var answer = call.ArgumentList.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.Text is "answer" or "call")
                ?? call.ArgumentList.Arguments.FirstOrDefault()
                ?? throw new CourseKitException($"{id}: {name.Identifier.Text} has no answer.");
            bool throws = name.Identifier.Text == "Throws";
            string types = !throws && name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "";
            calls.Add(new(calls.Count, answer.Expression.ToString(), types, throws, IsHidden(name.Identifier)));
        }
        return new(usings, given, chain.ToFullString(), calls)
        {
            ReadyAnswers = Source.ReadyAnswers.Of(chained, root.Members.Take(root.Members.Count - 1)),
        };

        bool IsHidden(SyntaxToken token) => hidden[token.GetLocation().GetLineSpan().StartLinePosition.Line];
    }

    private static List<InvocationExpressionSyntax> Unwind(string id, ExpressionSyntax chain)
    {
        var calls = new List<InvocationExpressionSyntax>();
        while (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && access.Name.Identifier.Text == "Exercise")
            {
                calls.Reverse();
                return calls;
            }
            calls.Add(call);
            chain = access.Expression;
        }
        throw new CourseKitException($"{id}: its last statement must be a chain that begins with Check.Exercise(...).");
    }

    private static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (string part in parts)
            text.Append(part.TrimEnd()).Append('\n');
        return text.ToString();
    }
}
