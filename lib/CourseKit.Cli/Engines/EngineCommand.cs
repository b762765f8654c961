using System.CommandLine;
using System.Text.Json;

namespace CourseKit.Cli.Engines;

/// <summary><c>course engine [NAME]</c>: shows the engine, or chooses another in environment.json.</summary>
internal static class EngineCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = $"One of {string.Join(", ", CourseEnvironment.Engines)}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var command = new Command("engine", "Show what the kit computes with, or choose another engine.") { name, json };
        command.SetAction(parsed =>
        {
            string file = Path.Combine(RepositoryRoot.Find(Directory.GetCurrentDirectory()), CourseEnvironment.FileName);
            if (parsed.GetValue(name) is { } engine)
                return Choose(file, engine);
            Show(file, parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static int Choose(string file, string engine)
    {
        if (!CourseEnvironment.Engines.Contains(engine))
        {
            string all = string.Join(", ", CourseEnvironment.Engines);
            Console.Error.WriteLine($"course: there is no engine \"{engine}\"; choose one of {all}.");
            return ExitCode.BadUsage;
        }
        if (Chosen(file) == engine)
        {
            Console.WriteLine($"The engine is {engine} already.");
            return ExitCode.Ok;
        }
        EngineSetting.Write(file, engine);
        var advice = EngineAdvice.Of(engine);
        Console.WriteLine($"The engine is now {engine}: {advice.Summary}.");
        if (advice.Objection is { } objection)
            Console.WriteLine($"Not yet on this machine: {objection}.");
        Console.WriteLine(advice.Next);
        string back = engine == "embedded" ? "" : $"; {EngineAdvice.WayBack} goes back";
        Console.WriteLine($"Then restart open kernels. course doctor says whether all is well{back}.");
        return ExitCode.Ok;
    }

    /// <summary>What the file says, or null when it says nothing that can be read: choosing an engine mends that.</summary>
    private static string? Chosen(string file)
    {
        try
        {
            return CourseEnvironment.Load(file).Engine;
        }
        catch (CourseKitException)
        {
            return null;
        }
    }

    private static void Show(string file, bool json)
    {
        string chosen = CourseEnvironment.Load(file).Engine;
        if (json)
        {
            var engines = EngineAdvice.All.Select(a => new { name = a.Name, summary = a.Summary, objection = a.Objection });
            Console.WriteLine(JsonSerializer.Serialize(new { chosen, built = CourseEnvironment.BuiltEngine, file, engines }, Indented));
            return;
        }
        int width = EngineAdvice.All.Max(a => a.Name.Length);
        foreach (var advice in EngineAdvice.All)
        {
            string objection = advice.Objection is { } reason ? $" ({reason})" : "";
            Console.WriteLine($"{(advice.Name == chosen ? "*" : " ")} {advice.Name.PadRight(width)}  {advice.Summary}{objection}");
        }
        Console.WriteLine(chosen == CourseEnvironment.BuiltEngine
            ? $"Chosen: {chosen}. course engine NAME chooses another."
            : $"Chosen: {chosen}, but this build computes with {CourseEnvironment.BuiltEngine}. {EngineAdvice.Of(chosen).Next}");
    }
}
