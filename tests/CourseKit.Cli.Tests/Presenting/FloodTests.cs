using System.Net;
using System.Net.WebSockets;

namespace CourseKit.Cli.Tests.Presenting;

/// <summary>More of everything than anybody needs.</summary>
public sealed class FloodTests(PresentFixture fixture) : IClassFixture<PresentFixture>
{
    private readonly PresentProcess _present = fixture.Present;

    [Fact]
    public async Task Flood_OfStrangers_IsSlowedAndTakesNothingFromTheAudience()
    {
        using var client = _present.Client();
        var flood = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ =>
            StatusAsync(async () => (await client.GetAsync("/")).StatusCode)));

        var (status, _) = await _present.DoAsync(new { @do = "interrupt" });

        Assert.Contains(HttpStatusCode.TooManyRequests, flood);
        Assert.All(flood, code => Assert.True(code is null or HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Flood_OfAPage_IsSlowedAndTheServerLives()
    {
        using var page = await _present.OpenAsync();
        var flood = await Task.WhenAll(Enumerable.Range(0, 3000).Select(_ =>
            StatusAsync(async () => (await _present.DoAsync(new { @do = "interrupt" })).Status)));

        Assert.Contains(HttpStatusCode.TooManyRequests, flood);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await _present.DoAsync(new { @do = "run", cell = 0 });
        await page.UntilAsync(0, "done");
    }

    /// <summary>The answer; null when the connection was not taken.</summary>
    private static async Task<HttpStatusCode?> StatusAsync(Func<Task<HttpStatusCode>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    [Fact]
    public async Task Pages_MoreThanThereAreSeats_AreRefused()
    {
        var pages = new List<PageLine>();
        for (int i = 0; i < 64; i++)
            pages.Add(await _present.OpenAsync());

        await Assert.ThrowsAsync<WebSocketException>(_present.OpenAsync);

        pages.ForEach(page => page.Dispose());
    }
}
