using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CourseKit.Kernel.Tests.Clients;

/// <summary>The kernel as a process of its own, with the ports that it chose.</summary>
internal sealed class KernelProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("kernel test ").FullName;
    private readonly Process _process;

    public KernelProcess()
    {
        string file = Path.Combine(_folder, "connection.json");
        var connection = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = 0,
            ["control_port"] = 0,
            ["stdin_port"] = 0,
            ["iopub_port"] = 0,
            ["hb_port"] = 0,
        };
        File.WriteAllText(file, connection.ToJsonString());
        string program = Path.Combine(AppContext.BaseDirectory, "CourseKit.Kernel.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, "-f", file, "--log", LogFile])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.ErrorDataReceived += (_, e) => Errors += e.Data;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Ports = WaitForPorts(file);
    }

    public static string Key => "a key of the tests";

    public JsonObject Ports { get; }

    /// <summary>What the process wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    public string Log => File.ReadAllText(LogFile);

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public bool IsAlive => !_process.HasExited;

    private string LogFile => Path.Combine(_folder, "kernel.log");

    public int Port(string channel) => (int)Ports[channel + "_port"]!;

    public int WaitForExit() => _process.WaitForExit(Patience) ? _process.ExitCode : throw new TimeoutException("the kernel lives on");

    private JsonObject WaitForPorts(string file)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && IsAlive)
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is JsonObject found && (int)found["hb_port"]! != 0)
                return found;
            Thread.Sleep(10);
        }
        throw new TimeoutException($"the kernel chose no ports: {Errors}");
    }

    public void Dispose()
    {
        if (IsAlive)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
