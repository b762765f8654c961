using CourseKit.Cli.Bench;

namespace CourseKit.Cli.Tests.Bench;

/// <summary>Which Python the peer runs in: often the first on the PATH lacks PyTorch and another has it.</summary>
public sealed class PeerPythonTests
{
    [Fact]
    public async Task Find_FirstLacksTorch_TakesTheNextThatHasIt()
    {
        var asked = new List<string>();
        Task<string?> Ask(string program, string[] arguments, CancellationToken cancel)
        {
            asked.Add(program);
            return Task.FromResult(program == "python3" ? null : "2.0");
        }

        var found = await PeerPython.FindAsync(PeerPython.Usual(windows: false), Ask, CancellationToken.None);

        Assert.Equal(("/usr/bin/python3", "2.0"), (found.Name, found.Version));
        Assert.Equal(["python3", "/usr/bin/python3"], asked);
    }

    [Fact]
    public async Task Find_OnlyTheWindowsLauncherHasIt_KeepsItsArgument()
    {
        var found = await PeerPython.FindAsync(
            PeerPython.Usual(windows: true), (program, _, _) => Task.FromResult(program == "py" ? "2.0" : null), CancellationToken.None);

        Assert.Equal("py -3", found.Name);
    }

    [Fact]
    public async Task Find_NoneHasTorch_NamesWhatToInstall()
    {
        var error = await Assert.ThrowsAsync<BenchException>(() => PeerPython.FindAsync("no-such-python", CancellationToken.None));

        Assert.Contains("no-such-python", error.Message, StringComparison.Ordinal);
        Assert.Contains("python3-torch", error.Message, StringComparison.Ordinal);
    }
}
