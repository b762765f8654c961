namespace CourseKit.Torch.Tests;

/// <summary>Tests of what a process has once (the generator, the thread count, tensor counts, memory) run alone, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GlobalState
{
    public const string Name = "Global state";
}
