using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace CourseKit.Cli.Tests.Presenting;

/// <summary>Who is let in, with real requests to a real server.</summary>
public sealed class DoorTests(PresentFixture fixture) : IClassFixture<PresentFixture>
{
    private readonly PresentProcess _present = fixture.Present;

    [Fact]
    public async Task Page_WithTheToken_ComesWithACookieAndAStrictPolicy()
    {
        using var client = _present.Client();

        using var reply = await client.GetAsync(_present.Address);

        string page = await reply.Content.ReadAsStringAsync();
        string cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"));
        string policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.StartsWith("127.0.0.1:", _present.Address.Authority, StringComparison.Ordinal);
        Assert.Contains("<section class=\"cell\" data-cell=\"1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_present.Token, page, StringComparison.Ordinal);
        Assert.StartsWith(_present.Cookie, cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", reply.Headers.CacheControl!.ToString());
        Assert.False(reply.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(43, _present.Token.Length);
    }

    // name, method, path, headers; {origin}, {host}, {token} and {cookie} are the server's own; expected status
    public static readonly TheoryData<string, string, string, string, int> Requests = new()
    {
        { "no token", "GET", "/", "", 401 },
        { "wrong token", "GET", "/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "", 401 },
        { "part of the token", "GET", "/?token={part}", "", 401 },
        { "token twice", "GET", "/?token={token}&token={token}", "", 401 },
        { "wrong cookie", "GET", "/", "Cookie: {cookie}x", 401 },
        { "cookie", "GET", "/", "Cookie: {cookie}", 200 },
        { "localhost", "GET", "/?token={token}", "Host: localhost:{port}", 200 },
        { "name that resolves here", "GET", "/?token={token}", "Host: evil.example:{port}", 403 },
        { "name with our address in it", "GET", "/?token={token}", "Host: 127.0.0.1.evil.example:{port}", 403 },
        { "other port", "GET", "/?token={token}", "Host: 127.0.0.1:1", 403 },
        { "no port", "GET", "/?token={token}", "Host: 127.0.0.1", 403 },
        { "from another site", "GET", "/?token={token}", "Sec-Fetch-Site: cross-site", 403 },
        { "from another port", "GET", "/?token={token}", "Sec-Fetch-Site: same-site", 403 },
        { "typed in", "GET", "/?token={token}", "Sec-Fetch-Site: none", 200 },
        { "another origin", "GET", "/", "Cookie: {cookie}|Origin: http://evil.example", 403 },
        { "order without an origin", "POST", "/do", "Cookie: {cookie}", 403 },
        { "order of another origin", "POST", "/do", "Cookie: {cookie}|Origin: http://evil.example", 403 },
        { "order of a file", "POST", "/do", "Cookie: {cookie}|Origin: null", 403 },
        { "order of another port", "POST", "/do", "Cookie: {cookie}|Origin: http://127.0.0.1:1", 403 },
        { "order of the other name", "POST", "/do", "Cookie: {cookie}|Origin: http://localhost:{port}", 403 },
        { "order with the token in its address", "POST", "/do?token={token}", "Origin: {origin}", 401 },
        { "order without a cookie", "POST", "/do", "Origin: {origin}", 401 },
        { "order as a form", "POST", "/do", "Cookie: {cookie}|Origin: {origin}|Content-Type: text/plain", 415 },
        { "preflight", "OPTIONS", "/do", "Origin: http://evil.example|Access-Control-Request-Method: POST", 403 },
        { "line without an upgrade", "GET", "/live", "Cookie: {cookie}", 405 },
        { "order as GET", "GET", "/do", "Cookie: {cookie}", 405 },
        { "page as POST", "POST", "/", "Cookie: {cookie}|Origin: {origin}", 405 },
        { "other page", "GET", "/index.html", "Cookie: {cookie}", 404 },
        { "path outside", "GET", "/../../../../etc/passwd", "Cookie: {cookie}", 404 },
        { "path outside, encoded", "GET", "/%2e%2e/%2e%2e/etc/passwd", "Cookie: {cookie}", 404 },
        { "path outside, slashes encoded", "GET", "/..%2f..%2fa.ipynb", "Cookie: {cookie}", 404 },
        { "path outside, Windows", "GET", "/..\\..\\a.ipynb", "Cookie: {cookie}", 404 },
        { "the notebook", "GET", "/a.ipynb", "Cookie: {cookie}", 404 },
        { "address too long", "GET", "/?" + new string('x', 9000), "Cookie: {cookie}", 414 },
        { "headers too long", "GET", "/", "Cookie: {cookie}|X: " + new string('x', 40000), 431 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_AsWritten_IsAnsweredBy(string name, string method, string path, string headers, int expected)
    {
        string answer = await SendAsync(method, Fill(path), Fill(headers));

        Assert.True(answer.StartsWith($"HTTP/1.1 {expected} ", StringComparison.Ordinal), $"{name}: {answer}");
        Assert.DoesNotContain("Access-Control-Allow", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        if (expected != 200)
            Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Cookie: {cookie}|Origin: http://evil.example")]
    [InlineData("Cookie: {cookie}")]
    [InlineData("Origin: {origin}")]
    [InlineData("Cookie: {cookie}|Origin: {origin}|Sec-Fetch-Site: cross-site")]
    public async Task Line_OfAnotherOriginOrWithoutTheToken_IsRefused(string headers)
    {
        using var socket = new ClientWebSocket();
        foreach (string header in Fill(headers).Split('|'))
            socket.Options.SetRequestHeader(header.Split(": ")[0], header.Split(": ")[1]);

        var address = new Uri($"ws://{_present.Address.Authority}/live");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
    }

    [Fact]
    public async Task Line_ThatIsSpokenInto_IsClosed()
    {
        using var page = await _present.OpenAsync();

        await page.SayAsync(new string('x', 100_000));

        await page.UntilClosedAsync();
    }

    [Theory]
    [InlineData("[]", 400, "Send a JSON object.")]
    [InlineData("{", 400, "not a JSON object")]
    [InlineData("{\"do\": 3}", 400, "\"do\" is missing")]
    [InlineData("{\"do\": \"dance\"}", 400, "does not know")]
    [InlineData("{\"do\": \"run\", \"cell\": 7}", 400, "no such cell")]
    [InlineData("{\"do\": \"run\", \"cell\": \"0\"}", 400, "no such cell")]
    [InlineData("{\"do\": \"set\", \"cell\": 1, \"name\": \"m\", \"value\": 3}", 400, "no parameter m")]
    [InlineData("{\"do\": \"set\", \"cell\": 1, \"name\": \"n\", \"value\": 30}", 400, "outside 1..10")]
    [InlineData("{\"do\": \"set\", \"cell\": 1, \"name\": \"n\", \"value\": \"3; Environment.Exit(1)\"}", 400, "no number")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}", 400, "not a JSON object")]
    public async Task Order_ThatMakesNoSense_IsAnsweredByASentence(string body, int status, string expected)
    {
        string answer = await SendAsync("POST", "/do", Fill("Cookie: {cookie}|Origin: {origin}|Content-Type: application/json"), body);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_TooLarge_IsRefused()
    {
        var (status, _) = await _present.DoAsync(new { @do = "edit", cell = 0, source = new string('x', 300_000) });
        var (justTooLong, sentence) = await _present.DoAsync(new { @do = "edit", cell = 0, source = new string('x', 100_001) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal((HttpStatusCode.BadRequest, "Cell 1 would have 100001 characters; at most 100000."), (justTooLong, sentence));
    }

    private string Fill(string text) => text
        .Replace("{part}", _present.Token[..^1], StringComparison.Ordinal)
        .Replace("{token}", _present.Token, StringComparison.Ordinal)
        .Replace("{cookie}", _present.Cookie, StringComparison.Ordinal)
        .Replace("{origin}", _present.Origin, StringComparison.Ordinal)
        .Replace("{port}", $"{_present.Address.Port}", StringComparison.Ordinal);

    /// <summary>A request byte for byte: clients tidy up paths and headers before they send them.</summary>
    private async Task<string> SendAsync(string method, string path, string headers, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _present.Address.Port);
        await using var stream = client.GetStream();
        var lines = headers.Split('|', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!lines.Exists(line => line.StartsWith("Host:", StringComparison.Ordinal)))
            lines.Add($"Host: {_present.Address.Authority}");
        string head = string.Concat(lines.Select(line => line + "\r\n"));
        string request = $"{method} {path} HTTP/1.1\r\n{head}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await reader.ReadToEndAsync(limit.Token);
    }
}
