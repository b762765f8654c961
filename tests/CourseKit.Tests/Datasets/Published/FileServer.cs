using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CourseKit.Tests.DatasetTests.Published;

/// <summary>
/// A small HTTP server that misbehaves as told: each request is answered by the next of its scripted answers, the last one again and again.
/// </summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private readonly Func<Answer>[] _script;
    private int _next;

    /// <summary>What a request gets.</summary>
    public sealed record Answer(byte[] Content)
    {
        public bool IgnoresRange { get; init; }

        /// <summary>Closes the connection after this many bytes of content.</summary>
        public int? DropAfter { get; init; }

        /// <summary>Sends this many bytes of content, then nothing, for ever.</summary>
        public int? StallAfter { get; init; }

        public bool HidesLength { get; init; }

        public int Status { get; init; } = 200;

        public Uri? Location { get; init; }
    }

    public FileServer(params Func<Answer>[] script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Value of the Range header of each request, "" for none.</summary>
    public List<string> Ranges { get; } = [];

    private async Task AcceptAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var range = "";
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
                {
                    if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                        range = line["Range: bytes=".Length..];
                }
                Answer answer;
                lock (Ranges)
                {
                    Ranges.Add(range);
                    answer = _script[Math.Min(_next++, _script.Length - 1)]();
                }
                await ReplyAsync(stream, answer, range);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task ReplyAsync(NetworkStream stream, Answer answer, string range)
    {
        var start = range.Length > 0 && !answer.IgnoresRange ? int.Parse(range.TrimEnd('-'), CultureInfo.InvariantCulture) : 0;
        var head =
            new StringBuilder($"HTTP/1.1 {(start > 0 && answer.Status == 200 ? 206 : answer.Status)} Answer\r\nConnection: close\r\n");
        if (answer.Location is not null)
            head.Append($"Location: {answer.Location}\r\n");
        if (start > 0)
            head.Append($"Content-Range: bytes {start}-{answer.Content.Length - 1}/{answer.Content.Length}\r\n");
        if (!answer.HidesLength)
            head.Append($"Content-Length: {answer.Content.Length - start}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"), _end.Token);
        var end = Math.Min(answer.Content.Length, answer.DropAfter ?? answer.StallAfter ?? int.MaxValue);
        if (end > start)
            await stream.WriteAsync(answer.Content.AsMemory(start..end), _end.Token);
        await stream.FlushAsync(_end.Token);
        if (answer.StallAfter is not null)
            await Task.Delay(Timeout.Infinite, _end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _listener.Dispose();
        _end.Dispose();
    }
}
