using CourseKit.Kernel.Connection;

namespace CourseKit.Kernel.Tests.Connection;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("a folder ").FullName, "connection.json");

    [Fact]
    public void Read_FileOfJupyter_IsUnderstood()
    {
        File.WriteAllText(_path, """
            {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
             "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "x"}
            """);

        var file = ConnectionFile.Read(_path);

        Assert.Equal((1, 2, 3, 4, 5), (file.ShellPort, file.IOPubPort, file.StdinPort, file.ControlPort, file.HeartbeatPort));
        Assert.Equal(("tcp", "127.0.0.1", "k"), (file.Transport, file.Ip, file.Key));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{}", "no \"shell_port\"")]
    [InlineData("""{"shell_port": "1"}""", "\"shell_port\" must be a number")]
    [InlineData("""{"shell_port": 70000}""", "from 0 to 65535, but is 70000")]
    [InlineData("""{"signature_scheme": "hmac-md5"}""", "hmac-md5")]
    [InlineData("""{"transport": 5}""", "\"transport\" must be a string")]
    public void Read_FileThatIsWrong_SaysWhatIs(string text, string expected)
    {
        File.WriteAllText(_path, text);

        Assert.Contains(expected, Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_path)).Message);
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Contains(_path, Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_path)).Message);

    [Fact]
    public void WritePorts_OpenPorts_KeepsTheRest()
    {
        File.WriteAllText(
            _path, """{"shell_port": 0, "iopub_port": 0, "stdin_port": 0, "control_port": 0, "hb_port": 0, "key": "k", "other": 1}""");

        (ConnectionFile.Read(_path) with { ShellPort = 12 }).WritePorts(_path);

        Assert.Equal((12, "k"), (ConnectionFile.Read(_path).ShellPort, ConnectionFile.Read(_path).Key));
        Assert.Contains("\"other\": 1", File.ReadAllText(_path));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
}
