using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting.Completion;

/// <summary>Finds what could stand at the cursor.</summary>
internal sealed class CompletionEngine(CSharpEngine engine, string baseDirectory)
{
    private const int MaxMatches = 1_000;

    /// <summary>Each gives null where it has no say; the first that has one decides.</summary>
    private static readonly Func<CursorContext, IEnumerable<Candidate>?>[] Sources =
    [
        MemberCandidates.At, Overrides.At, Initializers.At, Names.AttributesAt, TypePlaces.At, Names.At,
    ];

    public CompletionList Complete(string code, int cursor, CancellationToken cancel)
    {
        if (DirectiveCandidates.At(code, cursor, baseDirectory) is var (start, directives))
            return List(start, cursor, code[start..cursor], directives, cancel);
        var source = CellSource.Parse("completion", code);
        source.RemoveUsings(engine.Base.Usings);
        var at = CursorContext.Create(engine.Base, source, code, cursor);
        if (at.IsOutsideCode)
            return new(cursor, cursor, []);
        cancel.ThrowIfCancellationRequested();
        var candidates = Sources.Select(s => s(at)).First(c => c is not null)!;
        return List(at.Start, cursor, at.Typed, candidates, cancel);
    }

    private static CompletionList List(int start, int end, string typed, IEnumerable<Candidate> candidates, CancellationToken cancel)
    {
        var best = candidates
            .Select(c => (Candidate: c, Score: NameMatch.Score(c.Text.TrimStart('@'), typed.TrimStart('@'))))
            .Where(m => m.Score is not null)
            .GroupBy(m => NameMatch.Kind(m.Score!.Value))
            .OrderBy(g => g.Key)
            .Take(1)    // front ends replace what was typed by what all matches have in common: looser ones only count alone
            .SelectMany(g => g)
            .OrderBy(m => Rank(m.Candidate, typed, m.Score!.Value))
            .ThenBy(m => m.Score)
            .ThenBy(m => m.Candidate.Text, StringComparer.OrdinalIgnoreCase)
            .DistinctBy(m => m.Candidate.Text)
            .Take(MaxMatches);
        var matches = new List<CompletionMatch>();
        foreach (var (candidate, _) in best)
        {
            cancel.ThrowIfCancellationRequested();
            matches.Add(new(candidate.Text, candidate.Kind, candidate.Signature()));
        }
        return new(start, end, matches);
    }

    /// <summary>
    /// Words of the language stand behind what was declared, but not behind the whole framework once their beginning is typed.
    /// </summary>
    private static Rank Rank(Candidate candidate, string typed, int score) =>
        candidate.Rank == Completion.Rank.Keyword && typed.Length > 1 && score == 0 ? Completion.Rank.Near : candidate.Rank;
}
