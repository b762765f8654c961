using System.CommandLine;
using System.Text.Json;

namespace CourseKit.Cli.Doctor;

/// <summary><c>course doctor</c>: what works here, one line for each problem, and the command that mends it.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var command = new Command("doctor", "Look whether everything works here, and say how to mend what does not.") { json };
        command.SetAction(parsed =>
        {
            var findings = Examine(RepositoryRoot.Find(Directory.GetCurrentDirectory())).ToList();
            if (parsed.GetValue(json))
                PrintJson(findings);
            else
                Print(findings);
            return findings.Exists(f => f.State == FindingState.Problem) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<Finding> Examine(string root)
    {
        var (settings, mistake) = Settings(Path.Combine(root, CourseEnvironment.FileName));
        string profile = settings.Profile.ToString().ToLowerInvariant();
        yield return mistake ?? Finding.Ok("settings", $"{settings.File}: profile {profile}, seed {settings.Seed}");
        if (mistake is null)
        {
            foreach (var finding in EngineChecks.Of(settings))
                yield return finding;
        }
        foreach (var finding in MachineChecks.Of(settings).Concat(FrontEndChecks.Of(root)))
            yield return finding;
    }

    private static (CourseEnvironment Settings, Finding? Mistake) Settings(string file)
    {
        try
        {
            return (CourseEnvironment.Load(file), null);
        }
        catch (CourseKitException e)
        {
            return (new(), Finding.Problem("settings", e.Message, $"correct {file}, or: git checkout {CourseEnvironment.FileName}"));
        }
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        int width = findings.Max(f => f.Name.Length);
        foreach (var finding in findings)
        {
            string mark = finding.State switch { FindingState.Ok => "ok     ", FindingState.Note => "note   ", _ => "PROBLEM" };
            string fix = finding.Fix is null ? "" : $"; fix: {finding.Fix}";
            Console.WriteLine($"{mark}  {finding.Name.PadRight(width)}  {finding.Text}{fix}");
        }
        int problems = findings.Count(f => f.State == FindingState.Problem);
        Console.WriteLine(problems == 0 ? "All is well." : problems == 1 ? "One problem." : $"{problems} problems.");
    }

    private static void PrintJson(IReadOnlyList<Finding> findings) => Console.WriteLine(JsonSerializer.Serialize(
        findings.Select(f => new { name = f.Name, state = f.State.ToString().ToLowerInvariant(), text = f.Text, fix = f.Fix }), Indented));
}
