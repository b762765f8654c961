using System.Text.Json.Nodes;

namespace CourseKit.Cli.Tests.Bench;

/// <summary>What <c>course bench</c> prints; how fast anything is, no test says.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly Sandbox _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_ANetworkAndAProduct_EveryFigureOfEach()
    {
        var (exit, output, error) = await _folder.CourseAsync("bench", "mlp", "256", "--rounds", "1", "--seconds", "0.02", "--threads", "2",
            "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonArray rows = JsonNode.Parse(output)!["rows"]!.AsArray();
        Assert.Equal(["training, batch 64", "inference, batch 64", "inference, batch 1", "product"], rows.Select(r => (string)r!["what"]!));
        Assert.All(rows, r => Assert.True((double)r!["milliseconds"]! > 0));
        Assert.All(rows, r => Assert.Null(r!["ratio"]));
        JsonNode training = rows[0]!;
        Assert.Equal(64_000 / (double)training["milliseconds"]!, (double)training["imagesPerSecond"]!, 6);
        Assert.True((double)training["overOneThread"]! > 0);
        Assert.Null(rows[1]!["overOneThread"]);
        // 784 x 300, 300 x 100 and 100 x 10 multiply-adds an image, three times in training, two operations each.
        Assert.Equal(2 * 3 * 64 * 266_200 / (double)training["milliseconds"]! / 1e6, (double)training["gflops"]!, 6);
        Assert.True((long)training["peakBytes"]! > (long)training["allocatedBytesPerStep"]!);
    }

    [Fact]
    public async Task OneThread_IsComparedWithNoOther()
    {
        var (exit, output, _) = await _folder.CourseAsync("bench", "mlp", "--rounds", "1", "--seconds", "0.02", "--threads", "1");

        Assert.Equal(0, exit);
        Assert.Contains("MLP-300-100", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rounds", "0", "--rounds must be between 1 and 1024.")]
    [InlineData("--seconds", "0", "--seconds must be above 0 and at most 600.")]
    [InlineData("--python", "no-such-python", "no-such-python")]
    public async Task WrongArgument_OneSentenceNamesIt(string option, string value, string sentence)
    {
        var (exit, _, error) = await _folder.CourseAsync("bench", "mlp", "--peer", "pytorch", option, value);

        Assert.NotEqual(0, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
