using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Kernel.Connection;

/// <summary>What a front end tells the kernel that it starts: where to listen, and the key that messages are signed with.</summary>
/// <remarks>Messaging in Jupyter, "Connection files".</remarks>
internal sealed record ConnectionFile
{
    public required string Transport { get; init; }

    /// <summary>IP address, or with ipc the beginning of the sockets' paths.</summary>
    public required string Ip { get; init; }

    public required int ShellPort { get; init; }

    public required int ControlPort { get; init; }

    public required int StdinPort { get; init; }

    public required int IOPubPort { get; init; }

    public required int HeartbeatPort { get; init; }

    /// <summary>Empty: messages are not signed.</summary>
    public required string Key { get; init; }

    /// <exception cref="ConnectionFileException">The file is missing, is not JSON, or lacks something; the message says what.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(document.RootElement, path);
        }
        catch (JsonException e)
        {
            throw new ConnectionFileException($"{path} is not JSON: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Notes the ports that were chosen where the file left them open (0).</summary>
    public void WritePorts(string path)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        json["shell_port"] = ShellPort;
        json["control_port"] = ControlPort;
        json["stdin_port"] = StdinPort;
        json["iopub_port"] = IOPubPort;
        json["hb_port"] = HeartbeatPort;
        string beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        // The file holds the key.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(beside, options))
            writer.Write(json.ToJsonString(new() { WriteIndented = true }));
        File.Move(beside, path, overwrite: true);
    }

    private static ConnectionFile Parse(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new ConnectionFileException($"{path} is not a connection file: it holds no JSON object.");
        string scheme = Text("signature_scheme", "hmac-sha256");
        if (scheme is not ("hmac-sha256" or ""))
            throw new ConnectionFileException($"{path} asks for the signature scheme \"{scheme}\"; this kernel knows hmac-sha256.");
        return new()
        {
            Transport = Text("transport", "tcp"),
            Ip = Text("ip", "127.0.0.1"),
            ShellPort = Port("shell_port"),
            ControlPort = Port("control_port"),
            StdinPort = Port("stdin_port"),
            IOPubPort = Port("iopub_port"),
            HeartbeatPort = Port("hb_port"),
            Key = Text("key", ""),
        };

        string Text(string name, string missing) =>
            !json.TryGetProperty(name, out var value) ? missing
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : throw new ConnectionFileException($"{path}: \"{name}\" must be a string, but is {value.GetRawText()}.");

        int Port(string name)
        {
            if (!json.TryGetProperty(name, out var value))
                throw new ConnectionFileException($"{path} has no \"{name}\".");
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int port) && port is >= 0 and <= 65535
                ? port
                : throw new ConnectionFileException($"{path}: \"{name}\" must be a number from 0 to 65535, but is {value.GetRawText()}.");
        }
    }
}
