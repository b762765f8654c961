using System.Text.Json;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>One of the files tests/golden/make_golden.py writes, read once.</summary>
internal sealed class GoldenFile
{
    private static readonly Dictionary<string, GoldenFile> Read = [];
    private static readonly Lock Gate = new();
    private readonly Dictionary<string, GoldenCase> _cases;

    private GoldenFile(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "golden", name + ".json");
        var root = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        _cases = root.GetProperty("cases").EnumerateArray().Select(c => new GoldenCase(c)).ToDictionary(c => c.Name);
    }

    /// <summary>The names of a file's cases, in the file's order.</summary>
    public static TheoryData<string> Names(string file)
    {
        var names = new TheoryData<string>();
        foreach (var name in AllNames(file)) names.Add(name);
        return names;
    }

    /// <summary>The names of a file's cases that run with the engine at hand, in the file's order.</summary>
    public static IEnumerable<string> AllNames(string file) => Get(file)._cases.Keys.Where(EngineDifferences.Runs);

    /// <summary>The ops a file has cases of.</summary>
    public static IEnumerable<string> Ops(string file) => Get(file)._cases.Values.Select(c => c.Op);

    /// <summary>The files that hold cases of layers by name, one for each kind of layer.</summary>
    public static IReadOnlyList<string> OfModules { get; } =
    [
        "modules_activations", "modules_convolutions", "modules_pools", "modules_frames", "modules_norms", "modules_losses",
        "modules_choices",
    ];

    /// <summary>The files that hold cases of ops.</summary>
    public static IReadOnlyList<string> OfOps { get; } =
    [
        "elementwise", "shapes", "reductions", "products", "losses", "windows", "activations", "norms", "layers", "math", "indexing",
        "sorting", "folds", "moves", "contractions", "more_losses", "pools", "columns", "members", "places", .. OfModules,
    ];

    /// <summary>All cases of a file.</summary>
    public static IEnumerable<GoldenCase> AllCases(string file) => Get(file)._cases.Values;

    /// <summary>One case of a file.</summary>
    public static GoldenCase Case(string file, string name) => Get(file)._cases[name];

    private static GoldenFile Get(string name)
    {
        lock (Gate)
        {
            if (!Read.TryGetValue(name, out var file)) Read[name] = file = new GoldenFile(name);
            return file;
        }
    }
}
