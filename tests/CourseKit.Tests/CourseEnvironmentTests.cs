namespace CourseKit.Tests;

[Collection(SettingVariable.Collection)]
public sealed class CourseEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettingVariable _data = new(CourseEnvironment.DataVariable);
    private readonly SettingVariable _profile = new(CourseEnvironment.ProfileVariable);

    public void Dispose()
    {
        _data.Dispose();
        _profile.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Load_AllKeys_GivesTheirValues()
    {
        Directory.CreateDirectory(_folder.File("mine"));
        var file = _folder.Write("environment.json", """
            {
              "engine": "torchsharp-cpu", "device": "cuda", "seed": 7, "profile": "full", "data": "mine",
              "packages": { "TorchSharp": "0.106.0" }
            }
            """);

        var settings = CourseEnvironment.Load(file);

        Assert.Equal("torchsharp-cpu", settings.Engine);
        Assert.Equal(DeviceChoice.Cuda, settings.Device);
        Assert.Equal(7, settings.Seed);
        Assert.Equal(Profile.Full, settings.Profile);
        Assert.Equal(_folder.File("mine"), settings.DataFolder);
        Assert.Equal("0.106.0", settings.Packages["TorchSharp"]);
        Assert.Equal(file, settings.File);
        Assert.Equal(20, settings.Pick(quick: 3, full: 20));
    }

    [Fact]
    public void Load_EmptyObject_GivesDefaultsAndDoesNotNeedTheCache()
    {
        var settings = CourseEnvironment.Load(_folder.Write("environment.json", "{}"));

        Assert.Equal("embedded", settings.Engine);
        Assert.Equal(DeviceChoice.Auto, settings.Device);
        Assert.Equal(Profile.Quick, settings.Profile);
        Assert.Equal(Path.Combine(_folder.Path, "datasets", "cache"), settings.DataFolder);
        Assert.Equal(3, settings.Pick(quick: 3, full: 20));
    }

    [Fact]
    public void Load_TheRepositorysFile_IsValid()
    {
        var file = CourseEnvironment.Find(AppContext.BaseDirectory);

        var settings = CourseEnvironment.Load(Assert.IsType<string>(file));

        // whichever engine was chosen: the tests run on all of them
        Assert.Contains(settings.Engine, CourseEnvironment.Engines);
        Assert.True(Version.TryParse(settings.Packages["TorchSharp"], out _));
    }

    [Theory]
    [InlineData("""{ "enginee": "embedded" }""", "unknown key \"enginee\"", "engine, device, seed, profile, data, packages")]
    [InlineData("""{ "engine": "pytorch" }""", "\"engine\" is \"pytorch\"", "embedded, torchsharp-local, torchsharp-cpu")]
    [InlineData("""{ "device": "gpu" }""", "\"device\" is \"gpu\"", "auto, cpu, cuda")]
    [InlineData("""{ "device": 1 }""", "\"device\" is 1", "auto, cpu, cuda")]
    [InlineData("""{ "device": "1" }""", "\"device\" is \"1\"", "auto, cpu, cuda")]
    [InlineData("""{ "profile": "Quick" }""", "\"profile\" is \"Quick\"", "quick, full")]
    [InlineData("""{ "profile": null }""", "\"profile\" is null", "quick, full")]
    [InlineData("""{ "seed": -1 }""", "\"seed\" is -1", "whole number from 0")]
    [InlineData("""{ "seed": 1.5 }""", "\"seed\" is 1.5", "whole number from 0")]
    [InlineData("""{ "seed": "1" }""", "\"seed\" is \"1\"", "whole number from 0")]
    [InlineData("""{ "seed": 99999999999999999999 }""", "\"seed\" is 99999999999999999999", "whole number from 0")]
    [InlineData("""{ "data": ["a"] }""", "\"data\" is an array", "a folder")]
    [InlineData("""{ "data": "" }""", "\"data\" is \"\"", "a folder")]
    [InlineData("""{ "packages": "TorchSharp" }""", "\"packages\" is \"TorchSharp\"", "an object of package names")]
    [InlineData("""{ "packages": { "TorchSharp": 0.106 } }""", "\"TorchSharp\" is 0.106", "a version")]
    [InlineData("""["embedded"]""", "expected an object", "an array")]
    public void Load_BadValue_NamesFileKeyValueAndWhatIsAllowed(string json, string wrong, string allowed)
    {
        var file = _folder.Write("environment.json", json);

        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"engine\": \"embedded\"\n  \"seed\": 1\n}", "line 3")]
    [InlineData("{\n  \"seed\": 1,\n}", "line 3")]
    [InlineData("", "line 1")]
    [InlineData("{ \"seed\": 1, \"seed\": 2 }", "seed")]
    public void Load_BadSyntax_NamesFileAndLine(string json, string where)
    {
        var file = _folder.Write("environment.json", json);

        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_NamesIt()
    {
        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(_folder.File("none.json")));

        Assert.Contains(_folder.File("none.json"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DataFolderThatDoesNotExist_NamesIt()
    {
        var file = _folder.Write("environment.json", """{ "data": "nowhere" }""");

        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(file));

        Assert.Contains(_folder.File("nowhere"), error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DataVariable_OverridesTheFile()
    {
        Directory.CreateDirectory(_folder.File("other"));
        var file = _folder.Write("environment.json", """{ "data": "nowhere" }""");
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _folder.File("other"));

        Assert.Equal(_folder.File("other"), CourseEnvironment.Load(file).DataFolder);
    }

    [Fact]
    public void Load_DataVariableOfAMissingFolder_NamesBoth()
    {
        var file = _folder.Write("environment.json", "{}");
        using var variable = new SettingVariable(CourseEnvironment.DataVariable, _folder.File("nowhere"));

        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(file));

        Assert.Contains("COURSEKIT_DATA", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File("nowhere"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ProfileVariable_OverridesTheFile()
    {
        var file = _folder.Write("environment.json", """{ "profile": "quick" }""");
        using var variable = new SettingVariable(CourseEnvironment.ProfileVariable, "full");

        Assert.Equal(Profile.Full, CourseEnvironment.Load(file).Profile);
    }

    [Fact]
    public void Load_UnknownProfileVariable_NamesItAndTheChoice()
    {
        var file = _folder.Write("environment.json", "{}");
        using var variable = new SettingVariable(CourseEnvironment.ProfileVariable, "Fast");

        var error = Assert.Throws<CourseKitException>(() => CourseEnvironment.Load(file));

        Assert.Contains("COURSEKIT_PROFILE is \"Fast\"; it must be one of quick, full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BuiltEngine_OfThisBuild_IsOneOfTheEngines() => Assert.Contains(CourseEnvironment.BuiltEngine, CourseEnvironment.Engines);

    [Fact]
    public void Find_FromAFolderBelow_WalksUp()
    {
        var file = _folder.Write("environment.json", "{}");
        var below = Directory.CreateDirectory(_folder.File(Path.Combine("a", "b", "c"))).FullName;

        Assert.Equal(file, CourseEnvironment.Find(below));
    }
}
