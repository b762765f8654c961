using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

public sealed class SimilarityTests : IDisposable
{
    private const string Long = """
        double total = 0; var kept = new List<double>();
        foreach (double value in x) { total += value; if (total > 17.5 && kept.Count < 3) total = total * 1.0; kept.Add(total); }
        for (int i = 0; i < kept.Count; i++)
        {
            double check = kept[i] - (i > 0 ? kept[i - 1] : 0);
            if (Math.Abs(check - x[i]) > 1e-6) throw new Exception("no");
        }
        return kept.ToArray();
        """;

    private readonly Sandbox _files = new();

    [Fact]
    public void Of_RenamedCopy_IsFoundAndReleasedCodeIsNot()
    {
        string renamed = Long.Replace("total", "t", StringComparison.Ordinal)
            .Replace("kept", "list", StringComparison.Ordinal) + " // mine";

        var pairs = Pairs(("ada", Long), ("ben", renamed), ("cy", "return x.Select((_, i) => x.Take(i + 1).Sum()).ToArray();"),
            ("dee", null), ("eve", null));

        var pair = Assert.Single(pairs);
        Assert.Equal(("ada", "ben"), (pair.First, pair.Second));
        Assert.InRange(pair.Share, 0.9, 1);
    }

    [Fact]
    public void Of_CodeThatNoParserGetsThrough_IsReadToItsEnd()
    {
        string nested = string.Concat(Enumerable.Repeat("$\"{", 200_000));

        Assert.Empty(Pairs(("ada", nested), ("ben", "/* never closed " + nested), ("cy", "'\\")));
    }

    private IReadOnlyList<SimilarPair> Pairs(params (string Name, string? Sums)[] students)
    {
        var assignment = Assignment.Read(_files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb"))));
        string released = NotebookWriter.Write(StudentCopy.Of(assignment));
        return Similarity.Of(assignment, students.ToDictionary(
            s => s.Name, s => NotebookReader.ReadText(s.Name, new SampleStudent(s.Name, 0, null, s.Sums).Write(released))));
    }

    public void Dispose() => _files.Dispose();
}
