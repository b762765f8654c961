using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>
/// Decides who comes in. The server listens on this machine only, but every page that the browser has open can reach it: so a request must
/// name this server as its host (a foreign name that resolves to this machine does not), come from this server's own page or from nowhere,
/// and bring the token.
/// </summary>
internal sealed class Doorkeeper : IDisposable
{
    private static readonly string[] OwnSites = ["same-origin", "none"];

    private readonly Token _token;
    private readonly string _cookie;
    private readonly string[] _hosts;
    private readonly TokenBucketRateLimiter _strangers = Bucket(burst: 60, perSecond: 20);
    private readonly TokenBucketRateLimiter _audience = Bucket(burst: 400, perSecond: 200);

    /// <param name="token">What the printed address holds.</param>
    /// <param name="port">Where the server listens; also part of the cookie's name, since browsers don't tell ports apart.</param>
    public Doorkeeper(Token token, int port)
    {
        (_token, _cookie) = (token, $"course-present-{port}");
        _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];
    }

    /// <summary>Why a request is refused: a status and a sentence; null when it may come in.</summary>
    public (int Status, string Reason)? Refusal(HttpContext context)
    {
        var request = context.Request;
        string host = request.Headers.Host.ToString();
        if (!_hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return Stranger(StatusCodes.Status403Forbidden, "This server goes by 127.0.0.1 and localhost only.");
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && !OwnSites.Contains(site))
            return Stranger(StatusCodes.Status403Forbidden, "Another site may not ask this server.");
        string origin = request.Headers.Origin.ToString();
        bool needsOrigin = !HttpMethods.IsGet(request.Method) || context.WebSockets.IsWebSocketRequest;
        if ((origin.Length > 0 || needsOrigin) && !string.Equals(origin, $"http://{host}", StringComparison.OrdinalIgnoreCase))
            return Stranger(StatusCodes.Status403Forbidden, "Another origin may not ask this server.");
        if (!_token.Is(request.Cookies[_cookie]) && !BringsToken(request))
            return Stranger(StatusCodes.Status401Unauthorized, "Open the address that course present has printed: it holds a token.");
        using var lease = _audience.AttemptAcquire();
        return lease.IsAcquired ? null : (StatusCodes.Status429TooManyRequests, "Too many requests at once; wait a second.");
    }

    /// <summary>Has the browser remember the token, which may then leave the address.</summary>
    public void Welcome(HttpContext context) => context.Response.Cookies.Append(_cookie, _token.Text, new CookieOptions
    {
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Path = "/",
    });

    // Only the page itself is opened by its address; what it asks for comes with the cookie.
    private bool BringsToken(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Query["token"] is [{ } sent] && _token.Is(sent);

    /// <summary>Refused, or told to slow down: strangers have a purse of their own, so that they take nothing from the audience.</summary>
    private (int Status, string Reason) Stranger(int status, string reason)
    {
        using var lease = _strangers.AttemptAcquire();
        return lease.IsAcquired ? (status, reason) : (StatusCodes.Status429TooManyRequests, "Too many requests.");
    }

    private static TokenBucketRateLimiter Bucket(int burst, int perSecond) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        AutoReplenishment = true,
        QueueLimit = 0,
    });

    public void Dispose()
    {
        _strangers.Dispose();
        _audience.Dispose();
    }
}
