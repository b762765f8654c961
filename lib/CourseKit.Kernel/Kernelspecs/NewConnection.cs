using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Kernel.Kernelspecs;

/// <summary>A connection file for a kernel that no front end starts: local, on free ports, with a key of its own.</summary>
public static class NewConnection
{
    private const int KeyBytes = 32;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the file, for its owner only; the kernel fills in the ports.</summary>
    /// <returns>Its path, in the folder where front ends look for running kernels.</returns>
    public static string Write()
    {
        string path = Path.Combine(JupyterFolders.Runtime, $"kernel-{Environment.ProcessId}.json");
        Directory.CreateDirectory(JupyterFolders.Runtime);
        var connection = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["shell_port"] = 0,
            ["iopub_port"] = 0,
            ["stdin_port"] = 0,
            ["control_port"] = 0,
            ["hb_port"] = 0,
            ["key"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)),
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = KernelspecInstaller.DefaultName,
        };
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(connection.ToJsonString(Indented));
        return path;
    }
}
