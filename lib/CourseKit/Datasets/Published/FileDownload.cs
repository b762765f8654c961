using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace CourseKit.Datasets.Published;

/// <summary>
/// Fetches one published file. The file appears under its name only when length and SHA-256 are right; until then it is NAME.part, from
/// which a later call goes on. Several processes may ask at once: one fetches, the others wait and find it.
/// </summary>
internal sealed class FileDownload
{
    private const int Chunk = 1 << 16;

    private readonly HttpClient _client;
    private readonly DownloadOptions _options;

    public FileDownload(HttpClient client, DownloadOptions options) => (_client, _options) = (client, options);

    /// <summary>Makes sure that the file is there, whole and right.</summary>
    /// <param name="file">Name, length, checksum.</param>
    /// <param name="mirrors">Addresses of this file, tried in turn.</param>
    /// <param name="folder">Where it goes; made when missing.</param>
    /// <param name="progress">Told after each piece; null for nobody.</param>
    /// <param name="cancellationToken">Ends the download; what has come stays for the next call.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="CourseKitException">No mirror gave the file, or the disk cannot take it.</exception>
    public async Task<string> RunAsync(
        DatasetFile file, IReadOnlyList<Uri> mirrors, string folder, IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, file.Name);
        try
        {
            Directory.CreateDirectory(folder);
            await using var held = await FileLock.TakeAsync(target + ".lock", cancellationToken);
            if (File.Exists(target) && await HasChecksumAsync(target, file, cancellationToken))
                return target;
            var part = target + ".part";
            var failures = new List<string>();
            for (var attempt = 0; attempt < _options.AttemptsPerMirror; attempt++)
            {
                foreach (var mirror in mirrors)
                {
                    var failure = await TryAsync(mirror, part, file, progress, cancellationToken);
                    if (failure is null)
                    {
                        File.Move(part, target, overwrite: true);
                        return target;
                    }
                    failures.Add($"{mirror}: {failure}");
                }
                await Task.Delay(_options.Pause * (1 << attempt), cancellationToken);
            }
            throw new CourseKitException(
                $"Cannot download {file.Name}: {string.Join("; ", failures.TakeLast(mirrors.Count))}. Try again later, or put the file " +
                $"into {folder} yourself.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"Cannot store {target}: {e.Message}", e);
        }
    }

    /// <summary>Whether a file has the length and the SHA-256 that were published.</summary>
    public static async Task<bool> HasChecksumAsync(string path, DatasetFile file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return stream.Length == file.Bytes
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == file.Sha256;
    }

    /// <summary>One request to one mirror. Null when the whole file is in the part and right, else what went wrong.</summary>
    private async Task<string?> TryAsync(
        Uri mirror, string part, DatasetFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var have = File.Exists(part) ? new FileInfo(part).Length : 0;
            if (have < file.Bytes)
                await ReceiveAsync(mirror, part, have, file, progress, cancellationToken);
            if (await HasChecksumAsync(part, file, cancellationToken))
                return null;
            // Bytes of unknown worth are of no use to the next attempt.
            File.Delete(part);
            return "the bytes are not those of the published file (wrong SHA-256)";
        }
        catch (TransferException e)
        {
            return e.Message;
        }
        catch (HttpRequestException e)
        {
            return e.InnerException?.Message ?? e.Message;
        }
        catch (HttpIOException e)
        {
            return $"the connection broke: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"no bytes for {_options.Silence.TotalSeconds:0.#} s");
        }
    }

    private async Task ReceiveAsync(
        Uri mirror, string part, long have, DatasetFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(_options.Silence);
        using var request = new HttpRequestMessage(HttpMethod.Get, mirror);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
        CheckStatus(response);
        // 206 continues where it says; 200 is the whole file from its start, from a server that ignores ranges.
        var start = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? 0 : 0;
        if (start != 0 && start != have)
            throw new TransferException($"the server sent bytes from {start} on where {have} was asked for");
        if (start + response.Content.Headers.ContentLength > file.Bytes)
            throw new TransferException(
                $"the server offers {start + response.Content.Headers.ContentLength} bytes; the file has {file.Bytes}");

        await using var content = await response.Content.ReadAsStreamAsync(silence.Token);
        await using var output = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        output.SetLength(start);
        output.Position = start;
        var buffer = new byte[Chunk];
        for (var at = start; ;)
        {
            silence.CancelAfter(_options.Silence);
            var read = await content.ReadAsync(buffer, silence.Token);
            if (read == 0)
                break;
            // A stream without a length could go on for ever.
            if (at + read > file.Bytes)
                throw new TransferException($"the server sends more than the {file.Bytes} bytes of the file");
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            at += read;
            progress?.Report(new DownloadProgress(file.Name, at, file.Bytes, mirror));
        }
        if (output.Position < file.Bytes)
            throw new TransferException($"the connection ended after {output.Position} of {file.Bytes} bytes");
    }

    private static void CheckStatus(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
            throw new TransferException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
    }

    private sealed class TransferException(string message) : Exception(message);
}
