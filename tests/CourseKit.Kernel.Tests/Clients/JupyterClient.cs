using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CourseKit.Kernel.Tests.Clients;

/// <summary>A Jupyter client of the tests' own.</summary>
internal sealed class JupyterClient : IDisposable
{
    private readonly string _session = Guid.NewGuid().ToString();

    public JupyterClient(KernelProcess kernel)
    {
        Shell = new(kernel.Port("shell"), "DEALER", _session);
        Control = new(kernel.Port("control"), "DEALER", _session);
        IOPub = new(kernel.Port("iopub"), "SUB");
        IOPub.SendCommand("SUBSCRIBE", []);
        Read(IOPub);    // the welcome: from here on nothing is missed
    }

    public ZmtpClient Shell { get; }

    public ZmtpClient Control { get; }

    public ZmtpClient IOPub { get; }

    /// <summary>Frames of a signed message with the given content, whatever it is.</summary>
    public (string Id, byte[][] Frames) Message(string type, string content)
    {
        string id = Guid.NewGuid().ToString();
        var header = new JsonObject
        {
            ["msg_id"] = id, ["msg_type"] = type, ["session"] = _session, ["username"] = "u",
            ["date"] = DateTime.UtcNow.ToString("o"), ["version"] = "5.3",
        };
        byte[][] parts = [.. new[] { header.ToJsonString(), "{}", "{}", content }.Select(Encoding.UTF8.GetBytes)];
        var signature =
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(KernelProcess.Key), parts.SelectMany(p => p).ToArray()));
        return (id, [Encoding.ASCII.GetBytes("<IDS|MSG>"), Encoding.ASCII.GetBytes(signature), .. parts]);
    }

    public string Send(string type, JsonObject content, ZmtpClient? socket = null)
    {
        var (id, frames) = Message(type, content.ToJsonString());
        (socket ?? Shell).Send(frames);
        return id;
    }

    public string SendCell(string code, bool stopOnError = true) => Send("execute_request", new()
    {
        ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false, ["stop_on_error"] = stopOnError,
    });

    /// <summary>Runs a cell; gives its reply and what it showed.</summary>
    public (JsonNode Reply, List<(string Type, JsonNode Content)> Shown) Run(string code)
    {
        string id = SendCell(code);
        return (Reply(id), Shown(id));
    }

    public JsonNode Reply(string id, ZmtpClient? socket = null)
    {
        while (true)
        {
            var (_, parent, content) = Read(socket ?? Shell);
            if (parent == id)
                return content;
        }
    }

    /// <summary>What was published for a request, up to its idle.</summary>
    public List<(string Type, JsonNode Content)> Shown(string id)
    {
        var shown = new List<(string, JsonNode)>();
        while (true)
        {
            var (type, parent, content) = Read(IOPub);
            if (parent != id)
                continue;
            if (type == "status" && (string?)content["execution_state"] == "idle")
                return shown;
            shown.Add((type, content));
        }
    }

    /// <summary>Text of a cell's value.</summary>
    public string? Value(string code) =>
        (string?)Run(code).Shown.SingleOrDefault(s => s.Type == "execute_result").Content?["data"]?["text/plain"];

    public static (string Type, string? Parent, JsonNode Content) Read(ZmtpClient socket)
    {
        var frames = socket.Receive();
        int at = Array.FindIndex(frames, f => Encoding.ASCII.GetString(f) == "<IDS|MSG>");
        var parts = frames[(at + 2)..].Select(f => JsonNode.Parse(f)!).ToList();
        return ((string)parts[0]["msg_type"]!, (string?)parts[1]["msg_id"], parts[3]);
    }

    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        IOPub.Dispose();
    }
}
