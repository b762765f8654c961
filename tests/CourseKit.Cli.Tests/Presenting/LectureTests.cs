using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CourseKit.Cli.Tests.Presenting;

/// <summary>What pages see while cells run, and how a lecture ends.</summary>
public sealed class LectureTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task Set_OfAQuickCell_RunsItAndTwoPagesSeeTheSame()
    {
        _sandbox.WriteNotebook("a.ipynb", "#r \"CourseKit.dll\"\nvar b = 100;", "int n = 3;  // @slider 1..10\nb + n");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb");
        using var first = await present.OpenAsync();
        await first.UntilAsync(0, "done");      // the set-up runs by itself
        await RunUntilQuickAsync(present, first, cell: 1);
        Assert.Contains("103", first.Outputs(1), StringComparison.Ordinal);

        await present.DoAsync(new { @do = "set", cell = 1, name = "n", value = 7 });
        using var second = await present.OpenAsync();

        await first.UntilAsync(p => p.Outputs(1).Contains("107", StringComparison.Ordinal));
        await second.UntilAsync(p => p.Outputs(1).Contains("107", StringComparison.Ordinal) && p.Viewers == 2);
        Assert.Equal("int n = 7;  // @slider 1..10\nb + n", (string?)second.Head(1)["source"]);
        Assert.True((bool)second.Head(1)["changed"]!);
        Assert.Equal(7, (int)second.Head(1)["parameters"]![0]!["value"]!);
    }

    [Fact]
    public async Task Set_OfASlowCell_WaitsForRun_UnlessItIsLive()
    {
        const string slow = "System.Threading.Thread.Sleep(1200);\nn";
        _sandbox.WriteNotebook("a.ipynb", "int n = 3;  // @slider 1..10\n" + slow, "// @live\nint n = 3;  // @slider 1..10\n" + slow);
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();
        await page.UntilAsync(1, "done");

        await present.DoAsync(new { @do = "set", cell = 0, name = "n", value = 7 });
        await present.DoAsync(new { @do = "set", cell = 1, name = "n", value = 8 });
        await page.UntilAsync(p => Plain(p.Outputs(1)) == "8");

        Assert.Equal("3", Plain(page.Outputs(0)));
        Assert.Equal(7, (int)page.Head(0)["parameters"]![0]!["value"]!);
    }

    [Fact]
    public async Task Set_ManyTimesInARow_RunsSomeAndEndsWithTheLast()
    {
        _sandbox.WriteNotebook("a.ipynb", "// @live\nint n = 3;  // @slider 1..1000\nSystem.Threading.Thread.Sleep(100);\nn");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();
        await page.UntilAsync(0, "done");

        for (int n = 101; n <= 160; n++)
            await present.DoAsync(new { @do = "set", cell = 0, name = "n", value = n });

        await page.UntilAsync(p => Plain(p.Outputs(0)) == "160" && (string?)p.Head(0)["state"] == "done");
        Assert.InRange((int)page.Head(0)["count"]!, 2, 40);
    }

    [Fact]
    public async Task Display_ThatIsUpdated_ChangesWhileTheCellRuns()
    {
        _sandbox.WriteNotebook("a.ipynb", """
            var shown = display("first");
            while (!System.IO.File.Exists("go")) System.Threading.Thread.Sleep(20);
            shown.Update("second");
            while (!System.IO.File.Exists("on")) System.Threading.Thread.Sleep(20);
            """);
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();

        await page.UntilAsync(p => p.Outputs(0).Contains("first", StringComparison.Ordinal));
        _sandbox.Write("go", "");
        await page.UntilAsync(p => p.Outputs(0).Contains("second", StringComparison.Ordinal));
        Assert.Equal("running", (string?)page.Head(0)["state"]);
        _sandbox.Write("on", "");
        await page.UntilAsync(0, "done");
    }

    [Fact]
    public async Task Interrupt_OfARunningCell_KeepsVariablesAndForgetsTheQueue()
    {
        _sandbox.WriteNotebook("a.ipynb", "var x = 41;", "Console.WriteLine(\"begun\");\nwhile (true) { }", "x = 0;", "x + 1");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();
        await page.UntilAsync(p => p.Outputs(1).Contains("begun", StringComparison.Ordinal));

        await present.DoAsync(new { @do = "interrupt" });
        await page.UntilAsync(1, "stopped");
        await present.DoAsync(new { @do = "run", cell = 3 });

        await page.UntilAsync(3, "done");
        Assert.Equal("42", Plain(page.Outputs(3)));
        Assert.Equal("idle", (string?)page.Head(2)["state"]);
    }

    [Fact]
    public async Task Error_IsShownWithItsLine_AndStopsWhatWaits()
    {
        _sandbox.WriteNotebook("a.ipynb", "var x = 1;\nthrow new InvalidOperationException(\"not ready\");", "2");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();

        await page.UntilAsync(0, "failed");

        Assert.Equal(2, (int)page.Head(0)["errorLine"]!);
        Assert.Equal("not ready", (string?)page.Head(0)["error"]);
        Assert.Contains("role=\"alert\"", page.Outputs(0), StringComparison.Ordinal);
        Assert.Equal("idle", (string?)page.Head(1)["state"]);
    }

    [Theory]
    [InlineData("Environment.Exit(3);")]
    [InlineData("int F(int n) => F(n + 1) + 1;\nF(0)")]
    public async Task Cell_ThatEndsTheKernel_IsSaidSo_AndTheNextRunsInANewOne(string code)
    {
        _sandbox.WriteNotebook("a.ipynb", "#r \"CourseKit.dll\"\nvar x = 1;", code, "x + 1");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb");
        using var page = await present.OpenAsync();
        await page.UntilAsync(0, "done");

        await present.DoAsync(new { @do = "run", cell = 1 });
        await page.UntilAsync(p => (string?)p.Head(1)["state"] == "failed" && p.Kernel == "ended");
        Assert.Contains("while cell 2 ran. Its variables are gone", page.Outputs(1), StringComparison.Ordinal);
        await present.DoAsync(new { @do = "run", cell = 2 });

        await page.UntilAsync(2, "done");
        Assert.Equal("2", Plain(page.Outputs(2)));
    }

    [Fact]
    public async Task Restart_ForgetsVariablesAndRunsTheSetUp()
    {
        _sandbox.WriteNotebook("a.ipynb", "#r \"CourseKit.dll\"\nvar x = 1;", "x++;", "x");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        using var page = await present.OpenAsync();
        await page.UntilAsync(2, "done");
        Assert.Equal("2", Plain(page.Outputs(2)));

        await present.DoAsync(new { @do = "restart" });
        await page.UntilAsync(2, "idle");
        await present.DoAsync(new { @do = "run", cell = 2 });

        await page.UntilAsync(2, "done");
        Assert.Equal("1", Plain(page.Outputs(2)));
    }

    [Fact]
    public async Task Edit_RunsTheNewCode_LeavesTheFileAndIsSavedInACopyOnly()
    {
        string path = _sandbox.WriteNotebook("a.ipynb", "1 + 1");
        string before = await File.ReadAllTextAsync(path);
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb");
        using var page = await present.OpenAsync();

        await present.DoAsync(new { @do = "edit", cell = 0, source = "int k = 20; // @slidr 1..30\r\nk + 3" });
        await present.DoAsync(new { @do = "run", cell = 0 });
        await page.UntilAsync(0, "done");
        var (_, said) = await present.DoAsync(new { @do = "save" });

        Assert.Equal("23", Plain(page.Outputs(0)));
        Assert.Contains("Line 1: \"@slidr\" is no parameter", (string?)page.Head(0)["problems"]![0], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
        Assert.Equal($"Saved as {Path.Combine("out", "a.present.ipynb")}", said);
        var saved = _sandbox.Executed("a.present")["cells"]![0]!;
        Assert.Equal(["int k = 20; // @slidr 1..30\n", "k + 3"], saved["source"]!.AsArray().Select(l => (string?)l));
        Assert.Equal("23", (string?)saved["outputs"]![0]!["data"]!["text/plain"]![0]);
        Assert.Single(Directory.GetFiles(_sandbox.PathOf("out")));

        await present.DoAsync(new { @do = "revert", cell = 0 });
        await page.UntilAsync(p => (string?)p.Head(0)["source"] == "1 + 1");
    }

    [Fact]
    public async Task Present_WrongParameter_NamesFileCellAndLine()
    {
        string path = _sandbox.WriteNotebook("a.ipynb", "1", "var x = 1;\nint n = 3; // @slidr 1..10");

        var (exitCode, output, error) = await _sandbox.CourseAsync("present", "a.ipynb", "--no-browser");

        Assert.Equal((2, ""), (exitCode, output));
        const string reason = "\"@slidr\" is no parameter; there are @slider, @choice, @switch and @live.";
        Assert.Equal($"course: {path}, cell 2, line 2: {reason}", error.Trim());
    }

    [Fact]
    public async Task LastPage_Closed_EndsServerKernelAndWhatCellsStarted()
    {
        await using var present = await StartWithChildAsync();
        var (kernel, child) = await ChildrenAsync(present);
        using (var reloaded = await present.OpenAsync())
            await reloaded.UntilAsync(0, "running");
        using (var page = await present.OpenAsync())    // within the grace: it goes on
        {
            await page.UntilAsync(0, "running");
            await Task.Delay(TimeSpan.FromSeconds(5));
            Assert.True(IsAlive(kernel));
            await page.CloseAsync();
        }

        Assert.Equal(0, await present.EndAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("The last page was closed", await present.RestAsync(), StringComparison.Ordinal);
        await AssertEndedAsync(kernel);
        await AssertEndedAsync(child);
    }

    [Fact]
    public async Task CtrlC_WhileACellRuns_EndsServerKernelAndWhatCellsStarted()
    {
        if (OperatingSystem.IsWindows())
            return;     // no other process can send it there
        await using var present = await StartWithChildAsync("--keep");
        var (kernel, child) = await ChildrenAsync(present);
        using var page = await present.OpenAsync();

        using (var kill = Process.Start("kill", ["-INT", present.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        Assert.Equal(0, await present.EndAsync(TimeSpan.FromSeconds(20)));
        await page.UntilClosedAsync();
        await AssertEndedAsync(kernel);
        await AssertEndedAsync(child);
    }

    [LinuxFact("what a shell leaves behind is out of reach of a kill of the worker's children there; elsewhere it may be within")]
    public async Task CtrlC_WhenSomethingTheCellLeftBehindHoldsItsOutput_EndsAllTheSame()
    {
        await using var present = await StartWithOrphanAsync("--keep");
        int orphan = int.Parse(await FileAsync("orphan"), CultureInfo.InvariantCulture);
        int kernel = int.Parse(await FileAsync("kernel"), CultureInfo.InvariantCulture);

        try
        {
            using (var kill = Process.Start("kill", ["-INT", present.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();

            Assert.Equal(0, await present.EndAsync(TimeSpan.FromSeconds(15)));
            await AssertEndedAsync(kernel);
            Assert.True(IsAlive(orphan));
        }
        finally
        {
            End(orphan);
        }
    }

    [LinuxFact("what a shell leaves behind is out of reach of a kill of the worker's children there; elsewhere it may be within")]
    public async Task Restart_WhenSomethingTheCellLeftBehindHoldsItsOutput_StartsANewKernel()
    {
        await using var present = await StartWithOrphanAsync();
        using var page = await present.OpenAsync();
        int orphan = int.Parse(await FileAsync("orphan"), CultureInfo.InvariantCulture);
        string first = await FileAsync("kernel");

        try
        {
            await present.DoAsync(new { @do = "restart" });
            await present.DoAsync(new { @do = "run", cell = 1 });

            await page.UntilAsync(p => Plain(p.Outputs(1)).Length > 0, seconds: 20);
            Assert.NotEqual(first, Plain(page.Outputs(1)));
            Assert.True(IsAlive(orphan));
        }
        finally
        {
            End(orphan);
        }
    }

    [Fact]
    public async Task Kill_OfTheServer_EndsTheKernel()
    {
        _sandbox.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"kernel\", $\"{Environment.ProcessId}\");\nwhile (true) { }");
        await using var present = await PresentProcess.StartAsync(_sandbox, "a.ipynb", "--run");
        int kernel = int.Parse(await FileAsync("kernel"), CultureInfo.InvariantCulture);

        using (var process = Process.GetProcessById(present.Id))
            process.Kill();

        await AssertEndedAsync(kernel);
    }

    private Task<PresentProcess> StartWithChildAsync(params string[] arguments)
    {
        _sandbox.WriteNotebook("a.ipynb", """
            using System.Diagnostics;
            var child = OperatingSystem.IsWindows() ? Process.Start("ping", "-n 600 127.0.0.1") : Process.Start("sleep", "600");
            System.IO.File.WriteAllText("child", $"{child.Id}");
            System.IO.File.WriteAllText("kernel", $"{Environment.ProcessId}");
            while (true) { }
            """);
        return PresentProcess.StartAsync(_sandbox, ["a.ipynb", "--run", .. arguments]);
    }

    /// <summary>A cell whose child ends at once and leaves another behind, which has the cell's output as its own.</summary>
    private Task<PresentProcess> StartWithOrphanAsync(params string[] arguments)
    {
        _sandbox.WriteNotebook(
            "a.ipynb",
            """
            using System.Diagnostics;
            using (var shell = Process.Start("sh", ["-c", "setsid sleep 300 & echo $! > orphan"]))
                shell.WaitForExit();
            System.IO.File.WriteAllText("kernel", $"{Environment.ProcessId}");
            while (true) { }
            """,
            "Environment.ProcessId");
        return PresentProcess.StartAsync(_sandbox, ["a.ipynb", "--run", .. arguments]);
    }

    private async Task<(int Kernel, int Child)> ChildrenAsync(PresentProcess present)
    {
        int kernel = int.Parse(await FileAsync("kernel"), CultureInfo.InvariantCulture);
        int child = int.Parse(await FileAsync("child"), CultureInfo.InvariantCulture);
        Assert.True(IsAlive(kernel) && IsAlive(child) && IsAlive(present.Id));
        return (kernel, child);
    }

    private async Task<string> FileAsync(string name)
    {
        string path = _sandbox.PathOf(name);
        for (int i = 0; i < 600 && (!File.Exists(path) || new FileInfo(path).Length == 0); i++)
            await Task.Delay(100);
        return await File.ReadAllTextAsync(path);
    }

    /// <summary>Runs a cell until a run took so little time that a change runs it anew: the first, which compiles, may take more on a
    /// busy machine.</summary>
    private static async Task RunUntilQuickAsync(PresentProcess present, PageLine page, int cell)
    {
        for (int run = 0; run < 20; run++)
        {
            var count = (int?)page.Head(cell)["count"];
            await present.DoAsync(new { @do = "run", cell });
            await page.UntilAsync(p => (string?)p.Head(cell)["state"] == "done" && (int?)p.Head(cell)["count"] != count);
            if ((bool)page.Head(cell)["live"]!)
                return;
        }
        Assert.Fail("Not one of 20 runs was quick.");
    }

    private static async Task AssertEndedAsync(int id)
    {
        for (int i = 0; i < 100 && IsAlive(id); i++)
            await Task.Delay(100);
        Assert.False(IsAlive(id));
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            // One that has ended stays in Linux's list until its parent has asked how.
            return !process.HasExited
                && !(OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }

    private static void End(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", "")).Trim();

    public void Dispose() => _sandbox.Dispose();
}
