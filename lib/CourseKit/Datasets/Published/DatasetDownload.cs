using System.Net;

namespace CourseKit.Datasets.Published;

/// <summary>Fetches the files of published sets into a folder, and checks those that are there.</summary>
public sealed class DatasetDownload : IDisposable
{
    private readonly HttpClient _client;
    private readonly FileDownload _download;

    /// <param name="options">How patient to be; null for the defaults.</param>
    public DatasetDownload(DownloadOptions? options = null)
    {
        // Silence is judged by the download itself: a large file may well take an hour.
        _client =
            new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, MaxAutomaticRedirections = 10 })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("CourseKit/1.0");
        _download = new FileDownload(_client, options ?? new DownloadOptions());
    }

    /// <summary>Fetches what is missing or damaged; a file that is there and right is left alone.</summary>
    /// <param name="manifest">A published set.</param>
    /// <param name="folder">Folder of the set's files.</param>
    /// <param name="progress">Told after each piece of a file; null for nobody.</param>
    /// <param name="cancellationToken">Ends the download; the next call goes on from there.</param>
    /// <exception cref="CourseKitException">The set is a generated one, no mirror gives a file, or the disk cannot take it.</exception>
    public async Task GetAsync(
        DatasetManifest manifest, string folder, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Files.Count == 0)
            throw new CourseKitException($"\"{manifest.Name}\" is made by the kit itself: there is nothing to download.");
        foreach (var file in manifest.Files)
            await _download.RunAsync(file, [.. manifest.Mirrors.Select(mirror => new Uri(mirror + file.Name))], folder, progress,
                cancellationToken);
    }

    /// <summary>Looks at each file of a set, reading all of it.</summary>
    /// <param name="manifest">A published set.</param>
    /// <param name="folder">Folder of the set's files.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>Name of each file and what it is like.</returns>
    public static async Task<IReadOnlyList<(DatasetFile File, FileState State)>> VerifyAsync(
        DatasetManifest manifest, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var states = new List<(DatasetFile, FileState)>();
        foreach (var file in manifest.Files)
            states.Add((file, await StateAsync(file, Path.Combine(folder, file.Name), cancellationToken)));
        return states;
    }

    private static async Task<FileState> StateAsync(DatasetFile file, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(path))
                return await FileDownload.HasChecksumAsync(path, file, cancellationToken) ? FileState.Right : FileState.Damaged;
            // One's own copy may be unpacked; only the packed bytes have a published checksum.
            var isUnpacked = file.Name.EndsWith(".gz", StringComparison.Ordinal) && File.Exists(path[..^".gz".Length]);
            return isUnpacked ? FileState.Unpacked : FileState.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"Cannot read {path}: {e.Message}", e);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();
}
