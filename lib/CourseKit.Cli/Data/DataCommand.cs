using System.CommandLine;
using CourseKit.Datasets;
using CourseKit.Datasets.Published;
using Kit = CourseKit.Datasets.Datasets;

namespace CourseKit.Cli.Data;

/// <summary><c>course data</c>: which sets there are, fetching the published ones, and checking what one has.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--data-dir")
            { Description = "Data folder, instead of the settings' one.", HelpName = "DIR", Recursive = true };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON.", Recursive = true };

        var list = new Command("list", "List the data sets, and which of them are here.");
        list.SetAction(parsed =>
        {
            UseFolder(parsed.GetValue(folder));
            DataReport.Print([.. Kit.Names.Select(name => SetState.AtAGlance(Kit.Manifest(name)))], parsed.GetValue(json));
            return ExitCode.Ok;
        });

        var wanted = new Argument<string>("name") { Description = $"One of {string.Join(", ", Published())}." };
        var get = new Command("get", "Download a published set: resumes, checks every byte, may run twice at once.") { wanted };
        get.SetAction((parsed, cancel) =>
        {
            UseFolder(parsed.GetValue(folder), create: true);
            return GetAsync(Kit.Manifest(parsed.GetRequiredValue(wanted)), parsed.GetValue(json), cancel);
        });

        var checkedName = new Argument<string?>("name")
            { Description = "The set to check; default: all that are here.", Arity = ArgumentArity.ZeroOrOne };
        var verify = new Command("verify", "Compare the files that are here with the published checksums.") { checkedName };
        verify.SetAction((parsed, cancel) =>
        {
            UseFolder(parsed.GetValue(folder));
            return VerifyAsync(parsed.GetValue(checkedName), parsed.GetValue(json), cancel);
        });
        return new Command("data", "The data sets: list, get, verify.") { list, get, verify, folder, json };
    }

    private static IEnumerable<string> Published() => Kit.Names.Where(name => Kit.Manifest(name).Files.Count > 0);

    // The variable is what the library reads, here as in the notebooks.
    private static void UseFolder(string? folder, bool create = false)
    {
        if (folder is null)
            return;
        if (create)
            CreateFolder(folder);
        Environment.SetEnvironmentVariable(CourseEnvironment.DataVariable, folder);
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CourseKitException($"Cannot make the folder {folder}: {e.Message}", e);
        }
    }

    private static async Task<int> GetAsync(DatasetManifest manifest, bool json, CancellationToken cancel)
    {
        var folder = Kit.Home(manifest.Name);
        using var download = new DatasetDownload();
        try
        {
            await DownloadDisplay.RunAsync(quiet: json, progress => download.GetAsync(manifest, folder, progress, cancel));
        }
        catch (CourseKitException e)
        {
            Console.Error.WriteLine($"course: {e.Message}");
            return ExitCode.Failed;
        }
        DataReport.Print([await SetState.ReadAsync(manifest, cancel)], json);
        return ExitCode.Ok;
    }

    private static async Task<int> VerifyAsync(string? name, bool json, CancellationToken cancel)
    {
        var states = new List<SetState>();
        foreach (var manifest in (name is null ? Published() : [name]).Select(Kit.Manifest))
            states.Add(await SetState.ReadAsync(manifest, cancel));
        DataReport.Print(name is null ? [.. states.Where(state => state.State != SetState.Absent)] : states, json);
        // Asked for by name, a set that is missing is a failure too.
        return states.Any(state =>
            state.State is SetState.Damaged or SetState.Incomplete || (name is not null && state.State == SetState.Absent))
            ? ExitCode.Failed
            : ExitCode.Ok;
    }
}
