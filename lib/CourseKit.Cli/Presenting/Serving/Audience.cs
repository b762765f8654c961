using System.Net.WebSockets;
using System.Text;
using CourseKit.Cli.Html;
using CourseKit.Cli.Presenting.Kernel;
using Microsoft.AspNetCore.Http;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>
/// The pages that are open. Each is sent what it lacks, no more than twenty times a second; what a slow one misses, it never needs.
/// </summary>
internal sealed class Audience : IDisposable
{
    /// <summary>Pages at once.</summary>
    public const int Most = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // How long a page may take to answer that its line is closed.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private readonly Stage _stage;
    private readonly Dictionary<LiveCell, CellView> _views;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _comings;

    /// <param name="stage">What they see.</param>
    public Audience(Stage stage)
    {
        _stage = stage;
        var html = new OutputHtml(new MarkdownHtml(Path.GetDirectoryName(stage.Notebook.Path)!));
        _views = stage.Cells.ToDictionary(cell => cell, cell => new CellView(cell, html));
    }

    /// <summary>Ends when the last page was closed and no other was opened for as long as <see cref="Grace"/>.</summary>
    public Task Left => _left.Task;

    /// <summary>A page that is loaded anew is away for a moment.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Shows a page what there is and what comes, until it is closed.</summary>
    public async Task SeatAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _count) > Most)
        {
            Interlocked.Decrement(ref _count);
            await PresentServer.SayAsync(context, StatusCodes.Status503ServiceUnavailable, $"{Most} pages show this already.");
            return;
        }
        Interlocked.Increment(ref _comings);
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var closed = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, context.RequestAborted);
            var listening = ListenAsync(socket, closed);
            await ShowAsync(socket, closed.Token);
            if (await Task.WhenAny(listening, Task.Delay(Farewell)) != listening)
                context.Abort();    // the socket's own does not end what waits for the page
            await listening;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The page was closed, or the server ends.
        }
        finally
        {
            if (Interlocked.Decrement(ref _count) == 0)
                _ = WaitForOthersAsync(_comings);
        }
    }

    private async Task ShowAsync(WebSocket socket, CancellationToken closed)
    {
        using var viewer = new Viewer(_stage, _views);
        try
        {
            while (true)
            {
                if (viewer.Next() is { } message)
                {
                    await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, closed);
                    await Task.Delay(Pause, closed);
                }
                await viewer.WaitAsync(closed);
            }
        }
        catch (OperationCanceledException) when (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            // Not the token that is cancelled already; and a page that takes nothing in is not waited for.
            using var patience = new CancellationTokenSource(Farewell);
            string reason = _end.IsCancellationRequested ? "ended" : "";
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, reason, patience.Token);
        }
    }

    /// <summary>
    /// A page has nothing to say here; what comes is its closing. Not cancelled, even when all ends: that would break the line before it is
    /// closed with a word.
    /// </summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource closed)
    {
        try
        {
            await socket.ReceiveAsync(new byte[16].AsMemory(), CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It has gone without a word.
        }
        await closed.CancelAsync();
    }

    private async Task WaitForOthersAsync(int comings)
    {
        await Task.Delay(Grace);
        if (_comings == comings)
            _left.TrySetResult();
    }

    /// <summary>Tells the pages that it is over.</summary>
    public void End() => _end.Cancel();

    public void Dispose() => _end.Dispose();
}
