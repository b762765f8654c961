namespace CourseKit.Tests;

/// <summary>
/// Sets an environment variable for one test. Tests that use it, or depend on it, share the collection <see cref="Collection"/>.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class SettingVariable : IDisposable
{
    public const string Collection = "Tests of the settings' variables";

    private readonly string _name;
    private readonly string? _before;

    public SettingVariable(string name = CourseEnvironment.DataVariable, string? value = null)
    {
        (_name, _before) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}
