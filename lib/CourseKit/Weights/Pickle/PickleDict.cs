namespace CourseKit.Weights.Pickle;

/// <summary>A dictionary of a pickle; only text keys are kept, since weights are known by name.</summary>
internal sealed class PickleDict
{
    public Dictionary<string, object?> Entries { get; } = [];

    public void Set(object? key, object? value)
    {
        if (key is string name)
            Entries[name] = value;
    }
}
