using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CourseKit.Cli.Running;

/// <summary>What every command that runs notebooks lets one choose: limit, data folder, profile.</summary>
internal sealed class RunOptions
{
    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "Limit for each cell.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 600,
        CustomParser = ParseSeconds,
    };

    private readonly Option<string?> _data = new("--data-dir")
    {
        Description = "Folder with data sets that you have, instead of the generated ones.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "quick for laptops, full for the lecture's figures; default: as in environment.json.",
    };

    public RunOptions() => _profile.AcceptOnlyFromAmong("quick", "full");

    public void AddTo(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_data);
        command.Options.Add(_profile);
    }

    /// <summary>The settings, which are from now on those of this process too, so that a mistake shows before anything runs.</summary>
    /// <exception cref="CourseKitException">environment.json or a variable is wrong.</exception>
    public RunSettings Read(ParseResult parsed)
    {
        var environment = new Dictionary<string, string>();
        // Notebooks run in their own folder: a path that is relative to this one would mean another there.
        if ((parsed.GetValue(_data) ?? Environment.GetEnvironmentVariable(CourseEnvironment.DataVariable)) is { Length: > 0 } folder)
            environment[CourseEnvironment.DataVariable] = Path.GetFullPath(folder);
        if (parsed.GetValue(_profile) is { } profile)
            environment[CourseEnvironment.ProfileVariable] = profile;
        foreach (var (name, value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        _ = CourseEnvironment.Current;
        return new RunSettings
        {
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            Environment = environment,
            AssemblyOverrides = KitAssemblies.Find(),
        };
    }

    private static double ParseSeconds(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 1_000_000)
            return seconds;
        result.AddError($"--timeout must be a number of seconds above 0, at most 1000000, but is \"{text}\".");
        return 0;
    }
}
