using CourseKit.Datasets;
using CourseKit.Datasets.Published;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Cli.Data;

/// <summary>One data set: where it is and what its files are like.</summary>
/// <param name="Manifest">What is known of the set.</param>
/// <param name="Folder">Folder of its files; null for a generated set.</param>
/// <param name="State">One of the names below.</param>
/// <param name="Files">State of each file.</param>
internal sealed record SetState(DatasetManifest Manifest, string? Folder, string State, IReadOnlyList<(string Name, string State)> Files)
{
    public const string BuiltIn = "built in", Absent = "not here", Incomplete = "incomplete", Damaged = "damaged", Here = "here",
        Right = "right";

    /// <summary>Looks at names only: quick, for a list.</summary>
    public static SetState AtAGlance(DatasetManifest manifest)
    {
        if (manifest.Files.Count == 0)
            return new SetState(manifest, null, BuiltIn, []);
        var folder = Kit.Home(manifest.Name);
        var files = manifest.Files.Select(file =>
        {
            var path = Path.Combine(folder, file.Name);
            return (file.Name, File.Exists(path) || File.Exists(Path.ChangeExtension(path, null)) ? Here : Absent);
        }).ToList();
        return new SetState(manifest, folder, Summary(files), files);
    }

    /// <summary>Reads every file and compares it with its checksum.</summary>
    public static async Task<SetState> ReadAsync(DatasetManifest manifest, CancellationToken cancel)
    {
        if (manifest.Files.Count == 0)
            return new SetState(manifest, null, BuiltIn, []);
        var folder = Kit.Home(manifest.Name);
        var files = (await DatasetDownload.VerifyAsync(manifest, folder, cancel)).Select(file => (file.File.Name, file.State switch
        {
            FileState.Right => Right,
            FileState.Damaged => Damaged,
            FileState.Unpacked => "unpacked, no checksum",
            _ => Absent,
        })).ToList();
        return new SetState(manifest, folder, Summary(files), files);
    }

    private static string Summary(List<(string Name, string State)> files) =>
        files.Any(file => file.State == Damaged) ? Damaged
        : files.All(file => file.State == Absent) ? Absent
        : files.Any(file => file.State == Absent) ? Incomplete
        : files.All(file => file.State == Right) ? Right
        : Here;
}
