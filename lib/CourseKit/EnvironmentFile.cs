using System.Text.Json;

namespace CourseKit;

/// <summary>Reads environment.json. Every mistake names file, key, value and what is allowed.</summary>
internal static class EnvironmentFile
{
    private static readonly string[] Keys = ["engine", "device", "seed", "profile", "data", "packages"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static CourseEnvironment Read(string file)
    {
        using var document = Parse(file);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new CourseKitException($"{file}: expected an object, {{ \"engine\": ... }}, but found {Describe(root)}.");

        var settings = new CourseEnvironment { File = file };
        var data = CourseEnvironment.DefaultData;
        foreach (var setting in root.EnumerateObject())
        {
            var value = setting.Value;
            switch (setting.Name)
            {
                case "engine":
                    settings = settings with { Engine = OneOf(file, setting, CourseEnvironment.Engines) };
                    break;
                case "device":
                    settings = settings with { Device = OneOf<DeviceChoice>(file, setting) };
                    break;
                case "profile":
                    settings = settings with { Profile = OneOf<Profile>(file, setting) };
                    break;
                case "seed":
                    if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var seed) || seed < 0)
                        throw Bad(file, setting, "a whole number from 0 to 9223372036854775807");
                    settings = settings with { Seed = seed };
                    break;
                case "data":
                    if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
                        throw Bad(file, setting, "a folder, relative to the file");
                    data = value.GetString()!;
                    break;
                case "packages":
                    settings = settings with { Packages = ReadPackages(file, setting) };
                    break;
                default:
                    throw new CourseKitException($"{file}: unknown key \"{setting.Name}\"; the keys are {string.Join(", ", Keys)}.");
            }
        }
        return WithVariables(settings, Path.GetDirectoryName(file)!, data);
    }

    /// <summary>Applies the environment variables that override a file, and resolves the data folder.</summary>
    public static CourseEnvironment WithVariables(CourseEnvironment settings, string home, string data = CourseEnvironment.DefaultData)
    {
        var profile = Environment.GetEnvironmentVariable(CourseEnvironment.ProfileVariable);
        if (!string.IsNullOrWhiteSpace(profile))
        {
            var names = Enum.GetNames<Profile>().Select(name => name.ToLowerInvariant()).ToArray();
            if (!names.Contains(profile))
                throw new CourseKitException(
                    $"{CourseEnvironment.ProfileVariable} is \"{profile}\"; it must be one of {string.Join(", ", names)}.");
            settings = settings with { Profile = Enum.Parse<Profile>(profile, ignoreCase: true) };
        }
        return WithDataFolder(settings, home, data);
    }

    /// <summary>Resolves the data folder: the variable's, relative to the current folder, else the file's, relative to the file.</summary>
    private static CourseEnvironment WithDataFolder(CourseEnvironment settings, string home, string data)
    {
        var asked = Environment.GetEnvironmentVariable(CourseEnvironment.DataVariable);
        if (!string.IsNullOrWhiteSpace(asked))
        {
            var folder = Path.GetFullPath(asked);
            return Directory.Exists(folder)
                ? settings with { DataFolder = folder }
                : throw new CourseKitException(
                    $"The data folder {folder} does not exist: {CourseEnvironment.DataVariable} (or --data-dir) is \"{asked}\".");
        }
        var named = Path.GetFullPath(data, home);
        return data == CourseEnvironment.DefaultData || Directory.Exists(named)
            ? settings with { DataFolder = named }
            : throw new CourseKitException($"The data folder {named} does not exist: \"data\" is \"{data}\" in {settings.File}.");
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(file), Strict);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $"line {number + 1}" : "no line known";
            throw new CourseKitException($"{file}: not valid JSON, {line}: {FirstSentence(e.Message)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CourseKitException($"Cannot read {file}: {e.Message}", e);
        }
    }

    // System.Text.Json ends its messages with "LineNumber: 3 | BytePositionInLine: 2.", counted from 0.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static Dictionary<string, string> ReadPackages(string file, JsonProperty packages)
    {
        if (packages.Value.ValueKind != JsonValueKind.Object)
            throw Bad(file, packages, "an object of package names and versions");
        var versions = new Dictionary<string, string>();
        foreach (var package in packages.Value.EnumerateObject())
        {
            if (package.Value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(package.Value.GetString()))
                throw new CourseKitException(
                    $"{file}: in \"packages\", \"{package.Name}\" is {Describe(package.Value)}; it must be a version such as \"1.2.3\".");
            versions[package.Name] = package.Value.GetString()!;
        }
        return versions;
    }

    private static string OneOf(string file, JsonProperty setting, IReadOnlyList<string> allowed)
    {
        return setting.Value.ValueKind == JsonValueKind.String && setting.Value.GetString() is { } value && allowed.Contains(value)
            ? value
            : throw Bad(file, setting, "one of " + string.Join(", ", allowed));
    }

    private static T OneOf<T>(string file, JsonProperty setting) where T : struct, Enum =>
        Enum.Parse<T>(OneOf(file, setting, [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())]), ignoreCase: true);

    private static CourseKitException Bad(string file, JsonProperty setting, string allowed) =>
        new($"{file}: \"{setting.Name}\" is {Describe(setting.Value)}; it must be {allowed}.");

    private static string Describe(JsonElement value)
    {
        var text = value.GetRawText();
        return value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ => text.Length <= 60 ? text : text[..57] + "...",
        };
    }
}
