using System.Text.Json.Nodes;
using CourseKit.Cli.Doctor;
using CourseKit.Cli.Engines;

namespace CourseKit.Cli.Tests.Engines;

public sealed class EngineTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("{\n  \"engine\": \"embedded\",\n  \"seed\": 1\n}\n", "{\n  \"engine\": \"x\",\n  \"seed\": 1\n}\n")]
    [InlineData("{ \"seed\":1,\r\n\t\"engine\" :\t\"embedded\" }", "{ \"seed\":1,\r\n\t\"engine\" :\t\"x\" }")]
    [InlineData("{\"packages\":{\"engine\":\"1\"},\"engine\":null}", "{\"packages\":{\"engine\":\"1\"},\"engine\":\"x\"}")]
    [InlineData("{\n  \"seed\": 1\n}", "{\n  \"engine\": \"x\",\n  \"seed\": 1\n}")]
    [InlineData("{}", "{ \"engine\": \"x\" }")]
    [InlineData("{\"data\":\"Zoë\",\"engine\":[1,{}],\"seed\":2}", "{\"data\":\"Zoë\",\"engine\":\"x\",\"seed\":2}")]
    public void Change_AnyForm_ChangesNothingElse(string before, string after) => Assert.Equal(after, EngineSetting.Change(before, "x"));

    [Fact]
    public void Write_FileThatIsNoJson_IsLeftAlone()
    {
        string path = _sandbox.Write("environment.json", "{ \"engine\": ");

        Assert.Contains("not valid JSON", Assert.Throws<CourseKitException>(() => EngineSetting.Write(path, "embedded")).Message);

        Assert.Equal("{ \"engine\": ", File.ReadAllText(path));
    }

    [Fact]
    public async Task Engine_ThereAndBack_LeavesTheFileAsItWas()
    {
        string path = _sandbox.PathOf("environment.json");
        string before = File.ReadAllText(path);

        var (exitCode, output, error) = await _sandbox.CourseAsync("engine", "torchsharp-cpu");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("course engine embedded goes back", output);
        Assert.Equal(before.Replace("embedded", "torchsharp-cpu"), File.ReadAllText(path));

        Assert.Equal(0, (await _sandbox.CourseAsync("engine", "embedded")).ExitCode);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal(["environment.json"], Directory.EnumerateFileSystemEntries(_sandbox.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Engine_Unknown_IsRefusedWithTheNamesThereAre()
    {
        var (exitCode, _, error) = await _sandbox.CourseAsync("engine", "pytorch");

        Assert.Equal(2, exitCode);
        Assert.Equal(
            "course: there is no engine \"pytorch\"; choose one of embedded, torchsharp-local, torchsharp-cpu, torchsharp-cuda-windows, " +
            "torchsharp-cuda-linux.", error.Trim());
    }

    [Fact]
    public async Task Engine_Json_SaysWhatIsChosenAndBuilt()
    {
        var (_, output, _) = await _sandbox.CourseAsync("engine", "--json");

        var json = JsonNode.Parse(output)!;
        Assert.Equal(("embedded", CourseEnvironment.BuiltEngine), ((string?)json["chosen"], (string?)json["built"]));
        Assert.Equal(5, json["engines"]!.AsArray().Count);
    }

    [Fact]
    public async Task Doctor_NamesEachThingOnce_AndAFixForEachProblem()
    {
        var (exitCode, output, error) = await _sandbox.CourseAsync("doctor", "--json");

        Assert.Equal("", error);
        var findings = JsonNode.Parse(output)!.AsArray();
        var names = findings.Select(f => (string)f!["name"]!).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Superset(new HashSet<string> { "settings", "engine", "memory", "data", "sdk", "sandbox", "kernel", "vs code" },
            names.ToHashSet());
        Assert.All(findings, f => Assert.Equal((string)f!["state"]! == "ok", f["fix"] is null));
        Assert.Equal(findings.Any(f => (string)f!["state"]! == "problem") ? 1 : 0, exitCode);
    }

    [Fact]
    public async Task Doctor_EngineThatIsNotBuilt_SaysHowToGetItAndHowToGoBack()
    {
        string another = CourseEnvironment.BuiltEngine == "torchsharp-cpu" ? "embedded" : "torchsharp-cpu";
        _sandbox.Write("environment.json", $"{{ \"engine\": \"{another}\" }}");

        var (exitCode, output, _) = await _sandbox.CourseAsync("doctor");

        Assert.Equal(1, exitCode);
        string line = output.Split('\n').Single(l => l.Contains("  engine ", StringComparison.Ordinal));
        Assert.Contains($"{another} is chosen, but this build computes with {CourseEnvironment.BuiltEngine}", line);
        Assert.Contains("dotnet build", line);
        Assert.Contains("course engine embedded", line);
    }

    [Fact]
    public async Task Doctor_EngineThatIsBuilt_NamesItsVersionThreadsAndDevice()
    {
        _sandbox.Write("environment.json", $"{{ \"engine\": \"{CourseEnvironment.BuiltEngine}\" }}");

        var (_, output, _) = await _sandbox.CourseAsync("doctor", "--json");

        var findings = JsonNode.Parse(output)!.AsArray().ToDictionary(f => (string)f!["name"]!, f => (string)f!["text"]!);
        Assert.Matches($@"^{CourseEnvironment.BuiltEngine} \(\S+ \d+\.\d+\.\d+", findings["engine"]);
        Assert.Contains("processors compute", findings["threads"], StringComparison.Ordinal);
        Assert.Contains("device", findings.Keys);
    }

    [Fact]
    public void Mend_OfEachEngine_IsACommandToType() =>
        Assert.All(EngineAdvice.All, advice => Assert.Contains(EngineAdvice.Build, advice.Mend, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help: \n"
        + "/kit/LibTorchSharp.so: cannot open shared object file: No such file or directory\n"
        + "/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /kit/native/libLibTorchSharp.so)\n"
        + "/kit/libLibTorchSharp: cannot open shared object file: No such file or directory\n",
        "/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /kit/native/libLibTorchSharp.so)", "newer Linux")]
    [InlineData(
        "Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help: \n"
        + "libc10.so: cannot open shared object file: No such file or directory\n"
        + "/kit/LibTorchSharp: cannot open shared object file: No such file or directory\n",
        "libc10.so: cannot open shared object file: No such file or directory", EngineAdvice.Build)]
    [InlineData(
        "Unable to load shared library 'LibTorchSharp' or one of its dependencies. In order to help: \n"
        + "dlopen(/kit/libLibTorchSharp.dylib, 0x0001): tried: '/kit/libLibTorchSharp.dylib' (no such file)\n",
        "LibTorchSharp is nowhere beside the program", EngineAdvice.Build)]
    [InlineData(
        "Unable to load DLL 'LibTorchSharp' or one of its dependencies: The specified module could not be found. (0x8007007E)",
        "Unable to load DLL 'LibTorchSharp' or one of its dependencies: The specified module could not be found. (0x8007007E)",
        EngineAdvice.Build)]
    public void Cause_OfALibraryThatDoesNotLoad_IsTheLineThatSaysWhy(string message, string cause, string mend)
    {
        Assert.Equal(cause, NativeEngine.Cause(message));
        Assert.Contains(mend, EngineAdvice.Of("torchsharp-cpu").MendOf(cause), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_SettingsWithAMistake_ReportsItAndGoesOn()
    {
        _sandbox.Write("environment.json", "{ \"sed\": 1 }");

        var (exitCode, output, _) = await _sandbox.CourseAsync("doctor");

        Assert.Equal(1, exitCode);
        Assert.Contains("unknown key \"sed\"", output);
        Assert.Contains("  sdk ", output);
    }
}
