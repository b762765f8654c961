namespace CourseKit.Weights.Pickle;

/// <summary>A name that a pickle asks for. Naming is all: nothing is ever looked up or called but the few that <see cref="PickleNames"/>
/// knows.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}
