using System.Diagnostics;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>A machine without a sandbox: this one, as seen from inside a sandbox in which bubblewrap cannot be started.</summary>
public sealed class WithoutSandboxTests : IDisposable
{
    private readonly Sandbox _files = new();

    [SandboxFact]
    public async Task Grade_NoSandbox_RefusesAndRunsNothing()
    {
        WriteClass();

        var (exitCode, output, error) = await CourseAsync("grade", "submitted", "--source", "sample.ipynb");

        Assert.True(exitCode == ExitCode.BadUsage, output + error);
        Assert.Contains("There is no sandbox here", error, StringComparison.Ordinal);
        Assert.Contains("--unsafe grades all the same", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_files.PathOf("ran")));
        Assert.False(Directory.Exists(_files.PathOf("graded")));
    }

    [SandboxFact]
    public async Task Grade_ToldUnsafe_GradesAndSaysWhatItIs()
    {
        WriteClass();

        var (exitCode, output, error) = await CourseAsync("grade", "submitted", "--source", "sample.ipynb", "--unsafe");

        Assert.True(exitCode == ExitCode.Ok, output + error);
        Assert.Contains("sandbox: none", output, StringComparison.Ordinal);
        Assert.Contains("NOT protected: students' code can read your files and use the network", output, StringComparison.Ordinal);
        var result = new Journal(_files.PathOf("graded")).ReadAll().Single();
        Assert.Equal((7, "none"), (result.Automatic, result.Sandbox));
        Assert.True(File.Exists(_files.PathOf("ran")));
    }

    [SandboxFact]
    public async Task Doctor_SaysWhatThereIsAndHowToGetIt()
    {
        var (_, with, _) = await _files.CourseAsync("doctor");
        var (_, without, _) = await CourseAsync("doctor");

        Assert.Contains("no network", with.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("apt install bubblewrap", without.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    /// <summary>One student, whose code leaves a file behind wherever it may.</summary>
    private void WriteClass()
    {
        string path = _files.Write("sample.ipynb", NotebookWriter.Write(SampleNotebook.Create("sample.ipynb")));
        var student = SampleClass.Honest[0] with { Extra = $"System.IO.File.WriteAllText(\"{_files.PathOf("ran")}\", \"\");" };
        _files.Write("submitted/ada.ipynb", student.Write(NotebookWriter.Write(StudentCopy.Of(Assignment.Read(path)))));
    }

    private async Task<(int ExitCode, string Output, string Error)> CourseAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bwrap") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all =
        [
            "--unshare-user", "--dev-bind", "/", "/", "--ro-bind", "/dev/null", "/usr/bin/bwrap", "--chdir", _files.Folder,
            "dotnet", Path.Combine(AppContext.BaseDirectory, "course.dll"), .. arguments,
        ];
        foreach (string argument in all)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => _files.Dispose();
}
