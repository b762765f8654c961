using System.Globalization;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>A file of random sequences as tests/golden/sequences.py writes them: the lines of each sequence.</summary>
internal static class Sequences
{
    /// <summary>Names a further file to replay, for seeds of one's own.</summary>
    public const string Variable = "COURSEKIT_SEQUENCES";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "golden");

    /// <summary>The committed files, and the one that the environment names.</summary>
    public static IEnumerable<string> Files()
    {
        foreach (var file in Directory.GetFiles(Folder, "sequences-*.txt").Order(StringComparer.Ordinal))
            yield return Path.GetFileName(file);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own)
            yield return Path.GetFullPath(own);
    }

    /// <summary>The sequences of a file, each a list of lines.</summary>
    public static IEnumerable<List<string>> Read(string file)
    {
        var sequence = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            if (line.StartsWith("s ", StringComparison.Ordinal) && sequence.Count > 0)
            {
                yield return sequence;
                sequence = [];
            }
            sequence.Add(line);
        }
        if (sequence.Count > 0)
            yield return sequence;
    }

    /// <summary>Whole numbers with commas between; one comma alone is none.</summary>
    public static long[] Longs(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(v => long.Parse(v, CultureInfo.InvariantCulture))];
}
