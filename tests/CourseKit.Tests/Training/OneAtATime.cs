namespace CourseKit.Tests;

/// <summary>For tests whose bits depend on the engine's one random generator: no other test may draw from it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "one at a time";
}
