namespace CourseKit.Cli.Tests.Presenting;

/// <summary>One server for the tests of a class.</summary>
public sealed class PresentFixture : IAsyncLifetime, IDisposable
{
    private readonly Sandbox _sandbox = new();

    internal PresentProcess Present { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _sandbox.WriteNotebook("a.ipynb", "1 + 1", "int n = 3; // @slider 1..10\nn");
        Present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--keep");
    }

    public async Task DisposeAsync() => await Present.DisposeAsync();

    public void Dispose() => _sandbox.Dispose();
}
