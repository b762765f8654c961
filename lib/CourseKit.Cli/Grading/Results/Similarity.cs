using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Results;

/// <summary>Two students whose code is alike.</summary>
/// <param name="Assignment">The notebook.</param>
/// <param name="First">A student.</param>
/// <param name="Second">Another.</param>
/// <param name="Share">Of the shorter one's own code, the share that the other has too: 0…1.</param>
internal sealed record SimilarPair(string Assignment, string First, string Second, double Share);

/// <summary>
/// Finds pairs of submissions that share runs of tokens, names left out, so that renaming hides nothing. Runs that stand in the
/// instructor's notebook, and runs that a third of the class has, count for nobody. A pair is a reason to look, never a proof.
/// </summary>
internal static class Similarity
{
    private const int Run = 9, FewestRuns = 25, MostTokens = 50_000;
    private const double Suspicious = 0.7, Common = 1.0 / 3;

    public static IReadOnlyList<SimilarPair> Of(Assignment assignment, IReadOnlyDictionary<string, Notebook> students)
    {
        var released = Runs(assignment.Notebook.CodeCells);
        var own = students.ToDictionary(s => s.Key,
            s => Runs(s.Value.CodeCells.Where(c => !assignment.IsKnown(c.Source))).Except(released).ToHashSet());
        double most = Math.Max(3, students.Count * Common);
        var common = own.Values.SelectMany(r => r).GroupBy(r => r).Where(g => g.Count() > most).Select(g => g.Key).ToHashSet();
        foreach (var runs in own.Values)
            runs.ExceptWith(common);
        var names = own.Where(o => o.Value.Count >= FewestRuns).Select(o => o.Key).Order(StringComparer.Ordinal).ToList();
        return [.. from i in Enumerable.Range(0, names.Count)
                   from j in Enumerable.Range(i + 1, names.Count - i - 1)
                   let share = Share(own[names[i]], own[names[j]])
                   where share >= Suspicious
                   orderby share descending
                   select new SimilarPair(assignment.Name, names[i], names[j], share)];
    }

    private static double Share(HashSet<int> a, HashSet<int> b) => (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);

    private static HashSet<int> Runs(IEnumerable<NotebookCell> cells)
    {
        var runs = new HashSet<int>();
        foreach (var cell in cells)
        {
            int[] tokens = [.. TokenReader.Read(cell.Source).Take(MostTokens)];
            for (var i = 0; i + Run <= tokens.Length && runs.Count < MostTokens; i++)
            {
                var hash = new HashCode();
                foreach (int token in tokens.AsSpan(i, Run))
                    hash.Add(token);
                runs.Add(hash.ToHashCode());
            }
        }
        return runs;
    }
}
