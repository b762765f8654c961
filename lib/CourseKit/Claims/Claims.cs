using System.Collections.Concurrent;
using System.Diagnostics;
using CourseKit.Claims.Sections;

namespace CourseKit.Claims;

/// <summary>The ledger: what the lectures say, computed or measured anew. <c>Claims.Table("02")</c> closes a notebook.</summary>
public static class Claims
{
    private static readonly ConcurrentDictionary<string, Lazy<ClaimResult>> Results = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All claims that have a home, in the order of the lectures.</summary>
    public static IReadOnlyList<Claim> All { get; } = [.. ClaimSections.All.SelectMany(section => section).OrderBy(claim => claim.Id,
        IdOrder.Instance)];

    /// <summary>The claims of one notebook, in the order of its sections.</summary>
    /// <param name="notebook">Its number, or its name: "02" or "02-convolution".</param>
    /// <exception cref="CourseKitException">No claim has its home there.</exception>
    public static IReadOnlyList<Claim> Of(string notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var claims = All.Where(claim => claim.Notebook == notebook || claim.Notebook.StartsWith($"{notebook}-",
            StringComparison.Ordinal)).ToList();
        if (claims.Count == 0)
        {
            var notebooks = string.Join(", ", All.Select(claim => claim.Notebook).Distinct().Order(StringComparer.Ordinal));
            throw new CourseKitException($"No claim is at home in a notebook '{notebook}'; there are: {notebooks}.");
        }
        return [.. claims.OrderBy(claim => Version.Parse(claim.Section)).ThenBy(claim => claim.Id, IdOrder.Instance)];
    }

    /// <summary>The claim of an id.</summary>
    /// <param name="id">"A1", in either case.</param>
    /// <exception cref="CourseKitException">There is no such claim.</exception>
    public static Claim Get(string id)
    {
        var ids = string.Join(", ", ClaimIds.Counts.Select(lecture => $"{lecture.Key}1 to {lecture.Key}{lecture.Value}"));
        return All.FirstOrDefault(claim => claim.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new CourseKitException($"There is no claim '{id}'; ids are {ids}.");
    }

    /// <summary>Works a claim out; the second time it is remembered.</summary>
    /// <param name="id">"A1".</param>
    /// <exception cref="CourseKitException">There is no such claim.</exception>
    public static ClaimResult Evaluate(string id)
    {
        var claim = Get(id);
        return Results.GetOrAdd(claim.Id, _ => new Lazy<ClaimResult>(() => Work(claim))).Value;
    }

    /// <summary>The closing table of a notebook: its claims, what was found, and the verdicts.</summary>
    /// <param name="notebook">Its number, or its name.</param>
    /// <param name="output">Where a line goes for each experiment; when null, one line on stdout says which one runs, and goes at the
    /// end.</param>
    public static ClaimTable Table(string notebook, TextWriter? output = null)
    {
        if (output is not null)
            return new ClaimTable(Evaluate(Of(notebook), output));
        var shown = 0;
        var results = Evaluate(Of(notebook), line =>
        {
            Console.Out.Write('\r' + line.PadRight(shown));
            Console.Out.Flush();
            shown = line.Length;
        });
        if (shown > 0)
            Console.Out.Write('\r' + new string(' ', shown) + '\r');
        return new ClaimTable(results);
    }

    /// <summary>Works claims out one after another.</summary>
    /// <param name="claims">Which ones.</param>
    /// <param name="output">Where a line goes for each experiment.</param>
    public static IReadOnlyList<ClaimResult> Evaluate(IEnumerable<Claim> claims, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(output);
        return Evaluate(claims, output.WriteLine);
    }

    private static List<ClaimResult> Evaluate(IEnumerable<Claim> claims, Action<string> tell)
    {
        var results = new List<ClaimResult>();
        foreach (var claim in claims)
        {
            if (claim.Measured && !(Results.TryGetValue(claim.Id, out var known) && known.IsValueCreated))
                tell($"measuring {claim.Id} ...");
            results.Add(Evaluate(claim.Id));
        }
        return results;
    }

    private static ClaimResult Work(Claim claim)
    {
        var clock = Stopwatch.StartNew();
        var evidence = new Evidence();
        claim.Work(evidence);
        return new ClaimResult(
            claim, evidence.Verdict, evidence.Findings, evidence.Explanation, evidence.Remark, clock.Elapsed.TotalSeconds);
    }

    // A2 before A10
    private sealed class IdOrder : IComparer<string>
    {
        public static readonly IdOrder Instance = new();

        public int Compare(string? x, string? y) => Key(x!).CompareTo(Key(y!));

        private static (char, int) Key(string id) => (id[0], int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
    }
}
