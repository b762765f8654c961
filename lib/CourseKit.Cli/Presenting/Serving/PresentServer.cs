using System.Net;
using System.Security.Cryptography;
using CourseKit.Cli.Presenting.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>The page's server: on this machine only, at a free port, four addresses in all, and everything about it bounded.</summary>
internal sealed class PresentServer : IAsyncDisposable
{
    private const int LongestBody = 256 << 10;

    // Twice what it takes to cut off pages that do not close.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(4);

    private readonly Token _token = new();
    private readonly string _theme;
    private readonly Stage _stage;
    private readonly Director _director;
    private readonly Audience _audience;
    private WebApplication? _app;
    private Doorkeeper? _door;

    /// <param name="stage">What is shown.</param>
    /// <param name="director">Does what the pages ask for.</param>
    /// <param name="audience">The open pages.</param>
    /// <param name="theme">The page's look when it opens first.</param>
    public PresentServer(Stage stage, Director director, Audience audience, string theme) =>
        (_stage, _director, _audience, _theme) = (stage, director, audience, theme);

    /// <summary>Begins to listen.</summary>
    /// <returns>The address to open.</returns>
    public async Task<string> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Bound);
        _app = builder.Build();
        _app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        _app.Run(AnswerAsync);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        int port = new Uri(addresses.Addresses.Single()).Port;
        _door = new(_token, port);
        return $"http://127.0.0.1:{port}/?token={_token.Text}";
    }

    private static void Bound(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        var limits = options.Limits;
        limits.MaxConcurrentConnections = 16 * Audience.Most;
        limits.MaxConcurrentUpgradedConnections = 2 * Audience.Most;
        limits.MaxRequestBodySize = LongestBody;
        limits.MaxRequestLineSize = 4 << 10;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(20);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Protect(context.Response);
        if (_door is not { } door)
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "Not yet.");
        else if (door.Refusal(context) is var (status, reason))
        {
            // Whoever is refused holds no connection either: there are only so many.
            context.Response.Headers.Connection = "close";
            await SayAsync(context, status, reason);
        }
        else
            await RouteAsync(context, door);
    }

    private Task RouteAsync(HttpContext context, Doorkeeper door) => (context.Request.Path.Value, context.Request.Method) switch
    {
        ("/", "GET") => PageAsync(context, door),
        ("/live", "GET") when context.WebSockets.IsWebSocketRequest => _audience.SeatAsync(context),
        ("/do", "POST") => _director.ObeyAsync(context),
        ("/favicon.ico", "GET") => SayAsync(context, StatusCodes.Status204NoContent, ""),
        ("/" or "/live" or "/do", _) => SayAsync(context, StatusCodes.Status405MethodNotAllowed, "This address is not for that."),
        _ => SayAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address."),
    };

    private async Task PageAsync(HttpContext context, Doorkeeper door)
    {
        door.Welcome(context);
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        // Only the page's own script, which gives scripts in outputs its nonce, may run; and nothing may be fetched from anywhere else.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
            + $"connect-src 'self' ws://{context.Request.Host.Value}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(PresentPage.Render(_stage.Notebook, _stage.Cells, nonce, _theme));
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>A status and a sentence.</summary>
    public static async Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        if (sentence.Length == 0)
            return;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(sentence + "\n");
    }

    /// <summary>Ends within seconds, whatever pages and browsers do.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = EndAsync();
        if (await Task.WhenAny(ending, Task.Delay(EndPatience)) == ending)
            await ending;
        _door?.Dispose();
    }

    private async Task EndAsync()
    {
        if (_app is null)
            return;
        // Pages that are open would otherwise be waited for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // They have been cut off.
        }
        await _app.DisposeAsync();
    }
}
