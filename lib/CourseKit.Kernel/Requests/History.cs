using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CourseKit.Kernel.Requests;

/// <summary>What was executed in this process: session 1, one entry per execution count.</summary>
internal sealed class History
{
    private const int SessionNumber = 1;
    private const int MaxEntries = 100_000;

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    public void Add(int line, string code, string? output)
    {
        lock (_gate)
        {
            _entries.Add(new(line, code, output));
            if (_entries.Count > MaxEntries)
                _entries.RemoveRange(0, MaxEntries / 10);
        }
    }

    /// <summary>The last entries.</summary>
    public JsonArray Tail(int count, bool withOutput) => Render(Entries().TakeLast(Math.Max(0, count)), withOutput);

    /// <summary>Entries of a session from one line to another, which is left out.</summary>
    /// <param name="session">1, or 0 for the current one, which is the same.</param>
    /// <param name="start">First line.</param>
    /// <param name="stop">Line after the last; 0 or null for all that follow.</param>
    /// <param name="withOutput">Whether to give results too.</param>
    public JsonArray Range(int session, int start, int? stop, bool withOutput) => session is 0 or SessionNumber
        ? Render(Entries().Where(e => e.Line >= start && (stop is null or 0 || e.Line < stop)), withOutput)
        : [];

    /// <summary>Entries whose whole text matches a pattern with <c>*</c> and <c>?</c>; the newest, in their order.</summary>
    public JsonArray Search(string pattern, int? count, bool unique, bool withOutput)
    {
        string expression =
            Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        // A pattern of a client's must not be able to keep the kernel busy for ever.
        var regex = new Regex($@"\A{expression}\z", RegexOptions.NonBacktracking | RegexOptions.Singleline);
        var found = Entries().Where(e => regex.IsMatch(e.Code)).ToList();
        if (unique)
            found = [.. found.GroupBy(e => e.Code).Select(g => g.Last()).OrderBy(e => e.Line)];
        return Render(count is null or <= 0 ? found : found.TakeLast(count.Value), withOutput);
    }

    private List<Entry> Entries()
    {
        lock (_gate)
            return [.. _entries];
    }

    private static JsonArray Render(IEnumerable<Entry> entries, bool withOutput) => new([.. entries.Select(e => (JsonNode)new JsonArray(
        SessionNumber, e.Line, withOutput ? new JsonArray(e.Code, e.Output) : JsonValue.Create(e.Code)))]);

    private sealed record Entry(int Line, string Code, string? Output);
}
