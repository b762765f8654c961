namespace CourseKit.Weights;

/// <summary>What happened when weights met a model.</summary>
/// <param name="Loaded">Names whose numbers were copied.</param>
/// <param name="Missing">Names of the model that the file lacks.</param>
/// <param name="Unexpected">Names of the file that the model lacks.</param>
/// <param name="Mismatched">Names whose shapes differ: "fc.weight: model (10, 512), file (1000, 512)".</param>
public sealed record WeightsReport(
    IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> Mismatched)
{
    /// <summary>Every name met its partner of the same shape.</summary>
    public bool Complete => Missing.Count + Unexpected.Count + Mismatched.Count == 0;

    /// <summary>"122 loaded; missing: fc.weight, fc.bias".</summary>
    public override string ToString() =>
        $"{Loaded.Count} loaded" + Part("missing in the file", Missing) + Part("unknown to the model", Unexpected) +
        Part("of another shape", Mismatched);

    private static string Part(string what, IReadOnlyList<string> names)
    {
        const int Shown = 6;
        if (names.Count == 0)
            return "";
        var more = names.Count > Shown ? $" and {names.Count - Shown} more" : "";
        return $"; {what}: {string.Join(", ", names.Take(Shown))}{more}";
    }
}
