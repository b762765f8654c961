namespace CourseKit.Cli.Grading.Running;

/// <summary>What a student's process answered.</summary>
internal sealed class AnswerSet
{
    private readonly Dictionary<(string Exercise, int Check), byte[]> _records = [];
    private readonly Dictionary<(string Exercise, int Check), string> _reasons = [];
    private readonly HashSet<(string Exercise, int Check)> _repeated = [];

    /// <summary>What the student's cells printed.</summary>
    public string Output { get; set; } = "";

    /// <summary>Errors of the student's own cells.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Why the process ended before its time; null when it did not.</summary>
    public string? End { get; set; }

    /// <summary>Seconds that the process ran.</summary>
    public double Seconds { get; set; }

    /// <summary>Takes an answer. A second one for the same check takes both away: one of them was not asked for.</summary>
    public void Add(string exercise, int check, byte[] record)
    {
        if (!_repeated.Contains((exercise, check)) && _records.TryAdd((exercise, check), record))
            return;
        _records.Remove((exercise, check));
        _repeated.Add((exercise, check));
        _reasons[(exercise, check)] = "More than one answer came to this check.";
    }

    public void Fail(string exercise, int check, string reason) => _reasons.TryAdd((exercise, check), reason);

    /// <summary>Records and reasons of an exercise, one a check.</summary>
    public (byte[]?[] Records, string?[] Reasons) Of(string exercise, int checks)
    {
        var (records, reasons) = (new byte[]?[checks], new string?[checks]);
        for (var i = 0; i < checks; i++)
        {
            records[i] = _records.GetValueOrDefault((exercise, i));
            reasons[i] = _reasons.GetValueOrDefault((exercise, i)) ?? End;
        }
        return (records, reasons);
    }
}
