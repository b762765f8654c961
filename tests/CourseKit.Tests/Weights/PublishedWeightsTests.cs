using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CourseKit.Models;
using CourseKit.Weights;

namespace CourseKit.Tests.WeightsTests;

public sealed class PublishedWeightsTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 40_000)));
    private static readonly string Prefix = Convert.ToHexStringLower(SHA256.HashData(Content))[..8];

    [Fact]
    public async Task Fetch_RightBytes_AreKeptAndNotAskedForAgain()
    {
        using var folder = new TemporaryFolder();
        using var server = new OneFileServer($"HTTP/1.1 200 OK\r\nContent-Length: {Content.Length}\r\n\r\n", Content);
        var address = new Uri(server.Address, $"net-{Prefix}.pth");

        var path = await PublishedWeights.FetchAsync(address, folder.File("new"), null, default);
        var again = await PublishedWeights.FetchAsync(address, folder.File("new"), null, default);

        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(path, again);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 5, "other bytes than were published")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", 100, "cannot be fetched")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 0, "404")]
    public async Task Fetch_WrongShortOrMissing_LeavesNothing(string head, int bytes, string words)
    {
        using var folder = new TemporaryFolder();
        using var server = new OneFileServer(head, Content[..bytes]);

        var error = await Assert.ThrowsAsync<CourseKitException>(
            () => PublishedWeights.FetchAsync(new Uri(server.Address, $"net-{Prefix}.pth"), folder.Path, null, default));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Get_UnknownName_ListsTheKnown()
    {
        var error = await Assert.ThrowsAsync<CourseKitException>(() => PublishedWeights.GetAsync("resnet19"));

        Assert.Contains("resnet18", error.Message, StringComparison.Ordinal);
        Assert.All(PublishedWeights.Files.Keys, name => Assert.Contains(Zoo.Models, model => model.Name == name));
        Assert.All(PublishedWeights.Files.Values, file => Assert.Matches("-[0-9a-f]{8}\\.pth$", file));
    }

    /// <summary>Answers every request with the same bytes, then closes the connection.</summary>
    private sealed class OneFileServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OneFileServer(string head, byte[] body)
        {
            _listener.Start();
            _ = ServeAsync([.. Encoding.ASCII.GetBytes(head), .. body]);
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public int Requests { get; private set; }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var request = new StringBuilder();
                    var buffer = new byte[4096];
                    while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                        request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                    Requests++;
                    await stream.WriteAsync(answer);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
            {
                // the test is over
            }
        }
    }
}
