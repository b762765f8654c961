using System.Text.Json.Nodes;

namespace CourseKit.Cli.Tests;

public sealed class DataTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task List_Json_NamesEverySetAndItsState()
    {
        var (exitCode, output, error) = await _sandbox.CourseAsync("data", "list", "--json");

        Assert.Equal((0, ""), (exitCode, error));
        var sets = JsonNode.Parse(output)!.AsArray().ToDictionary(set => (string)set!["name"]!, set => (string)set!["state"]!);
        Assert.Equal("built in", sets["digits"]);
        Assert.Equal("built in", sets["objects"]);
        Assert.Equal("not here", sets["mnist"]);
        Assert.Equal("not here", sets["cifar-10"]);
    }

    [Fact]
    public async Task List_Table_ShowsNameAndLicence()
    {
        var (exitCode, output, _) = await _sandbox.CourseAsync("data", "list");

        Assert.Equal(0, exitCode);
        Assert.Contains("fashion-mnist", output, StringComparison.Ordinal);
        Assert.Contains("MIT", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_DamagedFile_FailsAndSaysWhich()
    {
        _sandbox.Write("data/mnist/train-images-idx3-ubyte.gz", "damaged");

        var (exitCode, output, _) = await _sandbox.CourseAsync("data", "verify", "mnist", "--data-dir", "data", "--json");

        Assert.Equal(1, exitCode);
        var set = JsonNode.Parse(output)!.AsArray().Single()!;
        Assert.Equal("damaged", (string)set["state"]!);
        Assert.Equal(["damaged", "not here", "not here", "not here"], set["files"]!.AsArray().Select(file => (string)file!["state"]!));
    }

    [Fact]
    public async Task Verify_NothingHere_IsFineUnlessAskedFor()
    {
        Assert.Equal(0, (await _sandbox.CourseAsync("data", "verify")).ExitCode);
        Assert.Equal(1, (await _sandbox.CourseAsync("data", "verify", "cifar-10")).ExitCode);
    }

    [Theory]
    [InlineData("mnits", "There is no data set \"mnits\"", 2)]
    [InlineData("digits", "nothing to download", 1)]
    public async Task Get_NameWithoutDownload_SaysSo(string name, string expected, int code)
    {
        var (exitCode, _, error) = await _sandbox.CourseAsync("data", "get", name);

        Assert.Equal(code, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
