namespace CourseKit.Torch.Tests;

/// <summary>Tests of what a process has once (generator, thread count, tensor counts, memory) run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GlobalState
{
    public const string Name = "Global state";
}
