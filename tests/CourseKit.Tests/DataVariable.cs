namespace CourseKit.Tests;

/// <summary>Sets COURSEKIT_DATA for one test. Tests that use it, or depend on it, share the collection <see cref="Name"/>.</summary>
[CollectionDefinition(Name)]
public sealed class DataVariable : IDisposable
{
    public const string Name = "Tests of the data folder";

    private readonly string? _before = Environment.GetEnvironmentVariable(CourseEnvironment.DataVariable);

    public DataVariable()
        : this(null)
    {
    }

    public DataVariable(string? value) => Environment.SetEnvironmentVariable(CourseEnvironment.DataVariable, value);

    public void Dispose() => Environment.SetEnvironmentVariable(CourseEnvironment.DataVariable, _before);
}
