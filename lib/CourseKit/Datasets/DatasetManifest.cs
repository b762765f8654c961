using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseKit.Datasets;

/// <summary>What is known of a data set: where it comes from, who may use it, how to cite it, which files it has.</summary>
public sealed record DatasetManifest
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Short name.</summary>
    public required string Name { get; init; }

    /// <summary>Full name.</summary>
    public required string Title { get; init; }

    /// <summary>What the images are, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>Where the set was published, or what makes it.</summary>
    public required string Source { get; init; }

    /// <summary>Under which terms it may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>How to cite it.</summary>
    public required string Citation { get; init; }

    /// <summary>Where to fetch the files: each file's address is one of these plus its name; tried in turn.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>Who found the checksums; empty for a generated set.</summary>
    public string Checksums { get; init; } = "";

    /// <summary>Published files; empty for a generated set.</summary>
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>What makes a generated set; null for a published one.</summary>
    public DatasetGenerator? Generator { get; init; }

    /// <summary>Reads the manifest of a set.</summary>
    /// <exception cref="CourseKitException">No such set.</exception>
    internal static DatasetManifest Load(string name)
    {
        using var stream = typeof(DatasetManifest).Assembly.GetManifestResourceStream($"datasets/{name}.json")
            ?? throw new CourseKitException($"There is no data set \"{name}\"; there are {string.Join(", ", Datasets.Names)}.");
        return JsonSerializer.Deserialize<DatasetManifest>(stream, Options)!;
    }
}
