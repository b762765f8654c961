using System.Text;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>What was found, whose it is, and how much may come out of one student's file.</summary>
/// <param name="assignments">Names of assignments.</param>
internal sealed class SubmissionList(IReadOnlyCollection<string> assignments)
{
    private const int MostFiles = 20;
    private const long MostBytes = 600L << 20, MostText = 64L << 20;

    private readonly List<Found> _found = [];
    private readonly Dictionary<string, DateTime> _folders = [];
    private readonly Dictionary<string, (int Files, long Bytes, long Text)> _taken = [];

    /// <summary>How many.</summary>
    public int Count => _found.Count;

    /// <summary>False once so much came out of one zip file that the rest is left out.</summary>
    public bool TakesMore(string owner)
    {
        var (files, bytes, text) = _taken.GetValueOrDefault(owner);
        return files < MostFiles && bytes < MostBytes && text < MostText;
    }

    /// <summary>A folder, which may turn out to have no notebook in it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="written">When it was handed in.</param>
    public void Folder(string path, DateTime written) => _folders.TryAdd(Plain(path), written);

    /// <param name="file">Name for messages.</param>
    /// <param name="owner">Path that names the student.</param>
    /// <param name="written">When it was handed in.</param>
    /// <param name="changed">When it was written, as it says: tells a student's own files apart.</param>
    /// <param name="text">The notebook.</param>
    /// <param name="bytes">How much was read for it.</param>
    public void Add(string file, string owner, DateTime written, DateTime changed, string text, long bytes)
    {
        Take(owner, bytes, text.Length);
        _found.Add(new(Plain(file), Plain(owner), written, changed, text, null));
    }

    /// <summary>Something that is not read; the reason follows its name.</summary>
    public void Refuse(string file, string owner, DateTime written, string why)
    {
        if (!TakesMore(owner))
            return;
        Take(owner, 0, 0);
        file = Plain(file);
        _found.Add(new(file, Plain(owner), written, written, "", $"{file} {why}"));
    }

    /// <summary>By student and file.</summary>
    public IReadOnlyList<Submission> Submissions()
    {
        int wrapper = WrapperLength();
        var found = _found.Select(found =>
        {
            var (student, isLate) = StudentName.Of(found.Owner[wrapper..], assignments);
            return new Submission(student, found.File, found.Written, isLate, found.Text, found.Refusal) { ChangedAt = found.Changed };
        });
        return [.. found.Concat(WithoutNotebook(wrapper))
            .OrderBy(s => s.Student, StringComparer.Ordinal).ThenBy(s => s.File, StringComparer.Ordinal)];
    }

    /// <summary>Where there is a folder a student, those of them with other files only.</summary>
    private IEnumerable<Submission> WithoutNotebook(int wrapper)
    {
        string start = wrapper == 0 ? "" : _found[0].Owner[..wrapper];
        var owners = _found.Select(f => f.Owner[wrapper..].Split('/')).Where(path => path.Length > 1).Select(path => path[0]).ToHashSet();
        return owners.Count == 0 ? [] : _folders
            .Where(folder => folder.Key.StartsWith(start, StringComparison.Ordinal) && folder.Key.Length > wrapper)
            .Select(folder => (Top: folder.Key[wrapper..].Split('/')[0], Written: folder.Value)).DistinctBy(folder => folder.Top)
            .Where(folder => !owners.Contains(folder.Top) && !StudentName.IsNobody(folder.Top, assignments))
            .Select(folder => new Submission(StudentName.Of(folder.Top + "/x", assignments).Student, start + folder.Top, folder.Written,
                IsLate: false, Text: "", $"{start}{folder.Top} has no notebook (.ipynb) in it."));
    }

    /// <summary>
    /// Length of a folder's name that everything lies in and that names nobody, as when the folder of submissions was packed itself: below
    /// it are several names that are not those of assignments.
    /// </summary>
    private int WrapperLength()
    {
        string first = _found.Count == 0 ? "" : _found[0].Owner[..(_found[0].Owner.IndexOf('/') + 1)];
        if (first.Length == 0 || !_found.All(f => f.Owner.StartsWith(first, StringComparison.Ordinal) && f.Owner.Length > first.Length))
            return 0;
        int names = _found.Select(f => Path.GetFileNameWithoutExtension(f.Owner[first.Length..].Split('/')[0]))
            .Distinct().Count(name => !assignments.Contains(name, StringComparer.OrdinalIgnoreCase));
        return names > 1 ? first.Length : 0;
    }

    private void Take(string owner, long bytes, long text)
    {
        var (files, allBytes, allText) = _taken.GetValueOrDefault(owner);
        _taken[owner] = (files + 1, allBytes + bytes, allText + text);
    }

    /// <summary>A name without what a terminal would obey.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name)
            plain.Append(char.IsControl(c) || TurnsText(c) ? '?' : c);
        return plain.ToString();
    }

    /// <summary>Whether a sign changes the direction of what follows, so that a name may look like another one.</summary>
    private static bool TurnsText(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private sealed record Found(string File, string Owner, DateTime Written, DateTime Changed, string Text, string? Refusal);
}
