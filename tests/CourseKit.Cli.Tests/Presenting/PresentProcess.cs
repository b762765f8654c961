using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CourseKit.Cli.Tests.Presenting;

/// <summary><c>course present</c> as a process, and a browser's way of talking to it.</summary>
internal sealed class PresentProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PresentProcess(Process process, string address)
    {
        _process = process;
        Address = new(address);
        Origin = Address.GetLeftPart(UriPartial.Authority);
        Token = Address.Query["?token=".Length..];
    }

    /// <summary>What it printed.</summary>
    public Uri Address { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Origin { get; }

    public string Token { get; }

    public int Id => _process.Id;

    public string Cookie => $"course-present-{Address.Port}={Token}";

    public static async Task<PresentProcess> StartAsync(Sandbox sandbox, params string[] arguments)
    {
        var process = sandbox.Start(["present", .. arguments, "--no-browser"]);
        string? line = await process.StandardOutput.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new(process, line);
    }

    /// <summary>A client without cookies, that adds nothing by itself.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(Origin) };

    /// <summary>Asks as the page does.</summary>
    public async Task<(HttpStatusCode Status, string Text)> DoAsync(object order)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/do") { Content = JsonContent.Create(order) };
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Cookie", Cookie);
        using var reply = await client.SendAsync(request);
        return (reply.StatusCode, (await reply.Content.ReadAsStringAsync()).Trim());
    }

    /// <summary>Opens a page's line.</summary>
    public async Task<PageLine> OpenAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Origin);
        socket.Options.SetRequestHeader("Cookie", Cookie);
        await socket.ConnectAsync(new($"ws://{Address.Authority}/live"), CancellationToken.None);
        return new(socket);
    }

    /// <summary>Until it has ended.</summary>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>What it said since its address.</summary>
    public Task<string> RestAsync() => _process.StandardOutput.ReadToEndAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

/// <summary>What a page is told, put together as the page does.</summary>
internal sealed class PageLine(ClientWebSocket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private readonly Dictionary<int, (JsonObject Head, List<string> Outputs)> _cells = [];

    public string Kernel { get; private set; } = "";

    public int Viewers { get; private set; }

    public JsonObject Head(int cell) => _cells[cell].Head;

    public string Outputs(int cell) => _cells.TryGetValue(cell, out var shown) ? string.Concat(shown.Outputs) : "";

    /// <summary>Reads until something is so.</summary>
    public async Task UntilAsync(Func<PageLine, bool> holds, double seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!holds(this))
            await ReadAsync(limit.Token);
    }

    public Task UntilAsync(int cell, string state) =>
        UntilAsync(p => p._cells.ContainsKey(cell) && (string?)p.Head(cell)["state"] == state);

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

    /// <summary>Says something, which no page does.</summary>
    public Task SayAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Until the server has closed the line.</summary>
    public async Task UntilClosedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while ((await socket.ReceiveAsync(_buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Closed without a word.
        }
    }

    private async Task ReadAsync(CancellationToken limit)
    {
        using var text = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(_buffer, limit);
            text.Write(_buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        if (part.MessageType == WebSocketMessageType.Close)
            throw new InvalidOperationException("The line was closed.");
        var message = JsonNode.Parse(text.ToArray())!.AsObject();
        if (message["stage"] is { } stage)
            (Kernel, Viewers) = ((string)stage["kernel"]!, (int)stage["viewers"]!);
        foreach (var cell in message["cells"] as JsonArray ?? [])
            Take(cell!.AsObject());
    }

    private void Take(JsonObject cell)
    {
        int index = (int)cell["index"]!;
        var (head, outputs) = _cells.GetValueOrDefault(index, (new(), []));
        _cells[index] = (cell["head"]?.AsObject() ?? head, outputs);
        foreach (var change in cell["changed"]!.AsArray())
        {
            while (outputs.Count <= (int)change!["at"]!)
                outputs.Add("");
            outputs[(int)change["at"]!] = (string)change["html"]!;
        }
        outputs.RemoveRange((int)cell["outputs"]!, outputs.Count - (int)cell["outputs"]!);
    }

    public void Dispose() => socket.Dispose();
}
