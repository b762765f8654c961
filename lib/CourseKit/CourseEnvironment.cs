using System.Reflection;

namespace CourseKit;

/// <summary>The settings of environment.json: one place for engine, device, seed, profile and data folder.</summary>
public sealed record CourseEnvironment
{
    /// <summary>Name of the settings file.</summary>
    public const string FileName = "environment.json";

    /// <summary>Environment variable that overrides the data folder; the command line's --data-dir sets it.</summary>
    public const string DataVariable = "COURSEKIT_DATA";

    /// <summary>Environment variable that overrides the profile; the command line's --profile sets it.</summary>
    public const string ProfileVariable = "COURSEKIT_PROFILE";

    /// <summary>Data folder where none is set, relative to the settings file. It need not exist.</summary>
    public const string DefaultData = "datasets/cache";

    /// <summary>Engines that "engine" may name.</summary>
    public static IReadOnlyList<string> Engines { get; } =
        ["embedded", "torchsharp-local", "torchsharp-cpu", "torchsharp-cuda-windows", "torchsharp-cuda-linux"];

    /// <summary>The engine that a build takes, one of <see cref="Engines"/>; <see cref="BuiltEngine"/> is the one at work.</summary>
    public string Engine { get; init; } = Engines[0];

    /// <summary>
    /// The engine that this build of the kit computes with: <see cref="Engine"/>, unless it was built with -p:Engine=NAME.
    /// </summary>
    public static string BuiltEngine { get; } = Metadata("Engine")!;

    /// <summary>The folder whose TorchSharp.dll this build of the kit computes with; null but for torchsharp-local.</summary>
    public static string? BuiltEngineFolder { get; } = Metadata("EngineFolder");

    /// <summary>Where to compute.</summary>
    public DeviceChoice Device { get; init; }

    /// <summary>Seed of every random number in the notebooks; not negative.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How much work notebooks do.</summary>
    public Profile Profile { get; init; }

    /// <summary>Absolute path of the folder of data sets that one has.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath(DefaultData);

    /// <summary>Version of each package that the engines need, by name.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; init; } = new Dictionary<string, string>();

    /// <summary>Absolute path of the file that was read; null where none was found and the defaults hold.</summary>
    public string? File { get; init; }

    /// <summary>
    /// The settings in force: of the nearest environment.json at or above the current folder, or the defaults. Read anew at
    /// each call, so that an edited file or variable counts at once.
    /// </summary>
    /// <exception cref="CourseKitException">The file has a mistake, or a data folder that was named does not exist.</exception>
    public static CourseEnvironment Current => Find(Directory.GetCurrentDirectory()) is { } file
        ? Load(file)
        : EnvironmentFile.WithVariables(new CourseEnvironment(), Directory.GetCurrentDirectory());

    /// <summary>Reads a settings file. <see cref="DataVariable"/> and <see cref="ProfileVariable"/>, where set, override it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="CourseKitException">The file has a mistake, or a data folder that was named does not exist.</exception>
    public static CourseEnvironment Load(string path) => EnvironmentFile.Read(Path.GetFullPath(path));

    /// <summary>Path of the nearest environment.json at or above a folder; null where there is none.</summary>
    /// <param name="folder">Where to begin.</param>
    public static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, FileName);
            if (System.IO.File.Exists(file))
                return file;
        }
        return null;
    }

    /// <summary>One of two values, by <see cref="Profile"/>: <c>environment.Pick(quick: 3, full: 20)</c>.</summary>
    /// <param name="quick">Value in the quick profile.</param>
    /// <param name="full">Value in the full profile.</param>
    public T Pick<T>(T quick, T full) => Profile == Profile.Quick ? quick : full;

    private static string? Metadata(string key) => typeof(CourseEnvironment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
