using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace CourseKit.Cli.Bench;

/// <summary>
/// <c>course bench</c>: trains the networks of the course for a moment and says how fast that goes, beside PyTorch if asked.
/// </summary>
internal static class BenchCommand
{
    private const string Script = "benchmarks/pytorch_peer.py";

    public static Command Create()
    {
        string[] names = [.. BenchSubject.All.Select(s => s.Name)];
        var subjects = new Argument<string[]>("names")
        {
            Description = $"What to measure; default: all of {string.Join(", ", names)}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        subjects.AcceptOnlyFromAmong(names);
        var peer = new Option<string?>("--peer") { Description = "pytorch: run PyTorch beside, in turns, at its best setting." };
        peer.AcceptOnlyFromAmong("pytorch");
        var python = new Option<string?>("--python")
            { Description = "The peer's Python; default: the first that has PyTorch.", HelpName = "PROGRAM" };
        var threads = Count("--threads", "Threads; default: all cores.", Environment.ProcessorCount);
        var rounds = Count("--rounds", "Processes for each figure, of which the median counts.", 3);
        var seconds = new Option<double>("--seconds") { Description = "Length of a round within a process.", DefaultValueFactory = _ => 1 };
        seconds.Validators.Add(v =>
        {
            if (v.GetValueOrDefault<double>() is not (> 0 and <= 600))
                v.AddError("--seconds must be above 0 and at most 600.");
        });
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var measure = new Option<string?>("--measure") { Hidden = true };
        var command = new Command("bench", "Measure how fast the networks of the course train.")
            { subjects, peer, python, threads, rounds, seconds, json, measure };
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(measure) is { } name)
                return Task.FromResult(MeasureHere(name, parsed.GetValue(threads), parsed.GetValue(seconds)));
            string[] chosen = parsed.GetValue(subjects) is { Length: > 0 } some ? some : names;
            var plan = new Plan(parsed.GetValue(threads), parsed.GetValue(rounds), parsed.GetValue(seconds),
                parsed.GetValue(peer) is not null, parsed.GetValue(python));
            return RunAsync([.. BenchSubject.All.Where(s => chosen.Contains(s.Name))], plan, parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static Option<int> Count(string name, string description, int @default)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => @default };
        option.Validators.Add(v =>
        {
            if (v.GetValueOrDefault<int>() is not (>= 1 and <= 1024))
                v.AddError($"{name} must be between 1 and 1024.");
        });
        return option;
    }

    private static int MeasureHere(string name, int threads, double seconds)
    {
        var result = BenchMeasure.Run(BenchSubject.All.Single(s => s.Name == name), threads, seconds);
        Console.WriteLine(JsonSerializer.Serialize(result, BenchJson.Default.BenchResult));
        return ExitCode.Ok;
    }

    private static async Task<int> RunAsync(IReadOnlyList<BenchSubject> subjects, Plan plan, bool json, CancellationToken cancel)
    {
        string script = plan.WithPeer ? Path.Combine(RepositoryRoot.Find(Directory.GetCurrentDirectory()), Script) : "";
        var measured = new List<BenchMeasurement>();
        try
        {
            var peer = plan.WithPeer ? await PeerPython.FindAsync(plan.Python, cancel) : null;
            if (peer is not null && !json)
                AnsiConsole.MarkupLineInterpolated($"[grey]PyTorch {peer.Version} of {peer.Name}[/]");
            foreach (var subject in subjects)
                measured.Add(await MeasureAsync(subject, plan, peer, script, json, cancel));
        }
        catch (BenchException e)
        {
            Console.Error.WriteLine($"course: {e.Message}");
            return ExitCode.Failed;
        }
        if (json)
            BenchTable.PrintJson(measured);
        else
            BenchTable.Print(measured, plan.WithPeer);
        return ExitCode.Ok;
    }

    /// <summary>Ours and the peer in turns, so that a busy moment of the machine meets both.</summary>
    private static async Task<BenchMeasurement> MeasureAsync(
        BenchSubject subject, Plan plan, PeerPython? python, string script, bool json, CancellationToken cancel)
    {
        var ours = new List<BenchResult>();
        var peer = new List<BenchResult>();
        for (int round = 0; round < plan.Rounds; round++)
        {
            if (!json)
                AnsiConsole.MarkupLineInterpolated($"[grey]{subject.Title}, round {round + 1} of {plan.Rounds}[/]");
            ours.Add(await BenchProcess.OursAsync(subject, plan.Threads, plan.Seconds, cancel));
            if (python is not null)
                peer.Add(await BenchProcess.PyTorchAsync(python, script, subject, cancel));
        }
        return new(subject, BenchResult.Median(ours), peer.Count == 0 ? null : BenchResult.Median(peer));
    }

    private sealed record Plan(int Threads, int Rounds, double Seconds, bool WithPeer, string? Python);
}
