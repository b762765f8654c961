using System.Security.Cryptography;
using CourseKit.Datasets;
using CourseKit.Datasets.Published;
using static CourseKit.Tests.DatasetTests.Published.FileServer;

namespace CourseKit.Tests.DatasetTests.Published;

public sealed class DownloadTests : IDisposable
{
    private const string Name = "file.bin";

    // Long enough for several pieces of the receiver.
    private static readonly byte[] Bytes = MakeBytes(300_000);
    private static readonly DownloadOptions Quick =
        new() { AttemptsPerMirror = 3, Silence = TimeSpan.FromSeconds(20), Pause = TimeSpan.Zero };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_GoodServer_StoresTheFileAndReportsAllOfIt()
    {
        await using var server = new FileServer(() => new Answer(Bytes));
        var seen = new List<DownloadProgress>();

        await GetAsync(Quick, new Recorder(seen), server.Address);

        AssertRight();
        Assert.Equal((Bytes.Length, Bytes.Length), ((int)seen[^1].Received, (int)seen[^1].Total));
        Assert.Equal(seen.Select(report => report.Received).Order(), seen.Select(report => report.Received));
    }

    [Fact]
    public async Task Get_ConnectionsThatDrop_GoOnWhereTheyBroke()
    {
        await using var server = new FileServer(
            () => new Answer(Bytes) { DropAfter = 100_000 }, () => new Answer(Bytes) { DropAfter = 250_000 }, () => new Answer(Bytes));

        await GetAsync(Quick, null, server.Address);

        AssertRight();
        Assert.Equal(["", "100000-", "250000-"], server.Ranges);
    }

    [Fact]
    public async Task Get_ServerThatIgnoresRanges_TakesTheWholeFileAnew()
    {
        await using var server = new FileServer(
            () => new Answer(Bytes) { DropAfter = 100_000 }, () => new Answer(Bytes) { IgnoresRange = true });

        await GetAsync(Quick, null, server.Address);

        AssertRight();
        Assert.Equal(["", "100000-"], server.Ranges);
    }

    [Fact]
    public async Task Get_WrongBytes_AreThrownAwayAndTheNextMirrorIsAsked()
    {
        await using var bad = new FileServer(() => new Answer(MakeBytes(Bytes.Length, seed: 2)));
        await using var good = new FileServer(() => new Answer(Bytes));

        await GetAsync(Quick, null, bad.Address, good.Address);

        AssertRight();
        Assert.Equal([""], good.Ranges);
    }

    [Fact]
    public async Task Get_WrongBytesEverywhere_LeavesNothingAndSaysWhy()
    {
        await using var server = new FileServer(() => new Answer(MakeBytes(Bytes.Length, seed: 2)));

        var error = await Assert.ThrowsAsync<CourseKitException>(() => GetAsync(Quick, null, server.Address));

        Assert.Contains("wrong SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Contains(server.Address.ToString(), error.Message, StringComparison.Ordinal);
        AssertAbsent();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_TooManyBytes_StopsAtTheLength(bool hidesLength)
    {
        await using var server = new FileServer(() => new Answer([.. Bytes, 1, 2, 3]) { HidesLength = hidesLength });

        var error = await Assert.ThrowsAsync<CourseKitException>(() => GetAsync(Quick, null, server.Address));

        Assert.Contains(hidesLength ? "sends more than the 300000 bytes" : "offers 300003 bytes", error.Message, StringComparison.Ordinal);
        AssertAbsent();
    }

    [Fact]
    public async Task Get_Redirect_IsFollowed()
    {
        await using var target = new FileServer(() => new Answer(Bytes));
        await using var server = new FileServer(() => new Answer([]) { Status = 302, Location = new Uri(target.Address, Name) });

        await GetAsync(Quick, null, server.Address);

        AssertRight();
    }

    [Fact]
    public async Task Get_RedirectInACircle_Ends()
    {
        FileServer? server = null;
        await using var circle = server = new FileServer(() => new Answer([]) { Status = 302, Location = new Uri(server!.Address, Name) });

        var error =
            await Assert.ThrowsAsync<CourseKitException>(() => GetAsync(Quick with { AttemptsPerMirror = 1 }, null, circle.Address));

        Assert.Contains("302", error.Message, StringComparison.Ordinal);
        AssertAbsent();
    }

    [Fact]
    public async Task Get_NotFound_AsksTheNextMirror()
    {
        await using var bad = new FileServer(() => new Answer([]) { Status = 404 });
        await using var good = new FileServer(() => new Answer(Bytes));

        await GetAsync(Quick, null, bad.Address, good.Address);

        AssertRight();
    }

    [Fact]
    public async Task Get_ServerThatFallsSilent_IsLeftForTheNextWithWhatItGave()
    {
        await using var silent = new FileServer(() => new Answer(Bytes) { StallAfter = 120_000 });
        await using var good = new FileServer(() => new Answer(Bytes));

        await GetAsync(Quick with { Silence = TimeSpan.FromMilliseconds(500) }, null, silent.Address, good.Address);

        AssertRight();
        // A slow machine may have given up on the silent server before all it sent had come.
        Assert.Matches("^([0-9]+-)?$", good.Ranges[0]);
    }

    [Fact]
    public async Task Get_NobodyListens_SaysSoAndLeavesNothing()
    {
        Uri nobody;
        await using (var server = new FileServer(() => new Answer(Bytes)))
            nobody = server.Address;

        var error = await Assert.ThrowsAsync<CourseKitException>(() => GetAsync(Quick, null, nobody));

        Assert.Contains($"Cannot download {Name}", error.Message, StringComparison.Ordinal);
        AssertAbsent();
    }

    [Fact]
    public async Task Get_Cancelled_KeepsThePartAndTheNextCallGoesOn()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new FileServer(() => new Answer(Bytes) { StallAfter = 120_000 }, () => new Answer(Bytes));
        var stop = new Recorder([], report =>
        {
            if (report.Received == 120_000)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(Quick, stop, cancel.Token, server.Address));
        AssertAbsent();
        await GetAsync(Quick, null, server.Address);

        AssertRight();
        Assert.Equal(["", "120000-"], server.Ranges);
    }

    [Fact]
    public async Task Get_FileThatIsThere_AsksNobody()
    {
        await using var server = new FileServer(() => new Answer(Bytes));
        _folder.Write(Name, Bytes);

        await GetAsync(Quick, null, server.Address);

        Assert.Empty(server.Ranges);
        AssertRight();
    }

    [Fact]
    public async Task Get_DamagedFileThatIsThere_IsReplaced()
    {
        await using var server = new FileServer(() => new Answer(Bytes));
        _folder.Write(Name, Bytes[..1000]);

        await GetAsync(Quick, null, server.Address);

        AssertRight();
    }

    [Fact]
    public async Task Get_ManyAtOnce_FetchesOnce()
    {
        await using var server = new FileServer(() => new Answer(Bytes));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => GetAsync(Quick, null, server.Address))));

        AssertRight();
        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task Verify_EachFile_SaysWhatItIsLike()
    {
        var manifest = Manifest([]) with
        {
            Files = [File("a"), File("b"), File("c"), File("d.gz")],
        };
        _folder.Write("a", Bytes);
        _folder.Write("b", Bytes[..^1]);
        _folder.Write("d", Bytes);

        var states = await DatasetDownload.VerifyAsync(manifest, _folder.Path);

        Assert.Equal([FileState.Right, FileState.Damaged, FileState.Missing, FileState.Unpacked], states.Select(state => state.State));
    }

    [Fact]
    public async Task Get_GeneratedSet_SaysThatThereIsNothingToFetch()
    {
        using var download = new DatasetDownload();

        var error = await Assert.ThrowsAsync<CourseKitException>(
            () => download.GetAsync(CourseKit.Datasets.Datasets.Manifest("digits"), _folder.Path));

        Assert.Contains("nothing to download", error.Message, StringComparison.Ordinal);
    }

    private Task GetAsync(DownloadOptions options, IProgress<DownloadProgress>? progress, params Uri[] mirrors) =>
        GetAsync(options, progress, CancellationToken.None, mirrors);

    private async Task GetAsync(DownloadOptions options, IProgress<DownloadProgress>? progress, CancellationToken cancel,
        params Uri[] mirrors)
    {
        using var download = new DatasetDownload(options);
        await download.GetAsync(Manifest(mirrors), _folder.Path, progress, cancel);
    }

    private static DatasetManifest Manifest(Uri[] mirrors) => new()
    {
        Name = "test",
        Title = "",
        Description = "",
        Source = "",
        Licence = "",
        Citation = "",
        Mirrors = [.. mirrors.Select(mirror => mirror.ToString())],
        Files = [File(Name)],
    };

    private static DatasetFile File(string name) =>
        new() { Name = name, Bytes = Bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes)) };

    private static byte[] MakeBytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private void AssertRight()
    {
        Assert.Equal(Bytes, System.IO.File.ReadAllBytes(_folder.File(Name)));
        Assert.False(System.IO.File.Exists(_folder.File(Name + ".part")));
    }

    private void AssertAbsent() => Assert.False(System.IO.File.Exists(_folder.File(Name)));

    private sealed class Recorder(List<DownloadProgress> seen, Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            seen.Add(value);
            then?.Invoke(value);
        }
    }
}
