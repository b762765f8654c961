using System.Text.Json.Nodes;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Kernel.Tests.Kernelspecs;

public sealed class KernelspecTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("jupyter data ").FullName;

    [Fact]
    public void Install_Kernelspec_StartsAProgramThatExists()
    {
        var spec = KernelspecInstaller.Install(_data, "My-Kernel", "Mine");

        Assert.Equal(Path.Combine(_data, "kernels", "my-kernel"), spec.Folder);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(spec.Folder, Kernelspec.FileName)))!;
        Assert.Equal(("Mine", "C#", "message"),
            ((string?)json["display_name"], (string?)json["language"], (string?)json["interrupt_mode"]));
        Assert.Null(json["metadata"]!["vscode"]);
        var arguments = json["argv"]!.AsArray().Select(a => (string)a!).ToList();
        Assert.All(arguments.Take(2), path => Assert.True(File.Exists(path), path));
        Assert.Equal(["-f", "{connection_file}"], arguments[2..]);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Names(spec.Folder));
    }

    [Fact]
    public void Install_Twice_ReplacesTheFirst()
    {
        File.WriteAllText(Path.Combine(KernelspecInstaller.Install(_data).Folder, "old.txt"), "");

        var spec = KernelspecInstaller.Install(_data, displayName: "second");

        Assert.Equal("second", Kernelspec.Read(spec.Folder)!.DisplayName);
        Assert.DoesNotContain("old.txt", Names(spec.Folder));
        Assert.Equal(["coursekit-csharp"], Directory.EnumerateDirectories(Path.Combine(_data, "kernels")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../up")]
    public void Install_NameThatIsNone_IsRefused(string name) =>
        Assert.Throws<KernelspecException>(() => KernelspecInstaller.Install(_data, name));

    [Fact]
    public void Uninstall_OurOwn_RemovesIt()
    {
        var spec = KernelspecInstaller.Install(_data);

        KernelspecInstaller.Uninstall(_data);

        Assert.False(Directory.Exists(spec.Folder));
        Assert.Contains("course kernel list", Assert.Throws<KernelspecException>(() => KernelspecInstaller.Uninstall(_data)).Message);
    }

    [Fact]
    public void Uninstall_AnotherKernel_LeavesIt()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_data, "kernels", "python3")).FullName;
        File.WriteAllText(Path.Combine(folder, Kernelspec.FileName),
            """{"argv": ["python3"], "display_name": "Python", "language": "python"}""");

        Assert.Throws<KernelspecException>(() => KernelspecInstaller.Uninstall(_data, "python3"));
        Assert.True(Directory.Exists(folder));
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
