using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CourseKit.Kernel.Zmtp;

/// <summary>Where a socket listens: a TCP address and port, or a Unix domain socket.</summary>
internal static class Endpoint
{
    private const int Backlog = 64;

    /// <summary>A listening socket.</summary>
    /// <param name="transport">tcp or ipc.</param>
    /// <param name="address">IP address or host name (<c>*</c> for all interfaces), or beginning of the path.</param>
    /// <param name="port">TCP port, 0 for any that is free; or what ends the path, after a hyphen.</param>
    /// <exception cref="ZmtpException">The transport is another, or the platform has it not.</exception>
    /// <exception cref="SocketException">The address is taken or not this machine's.</exception>
    public static Socket Listen(string transport, string address, int port)
    {
        var socket = transport switch
        {
            "tcp" => BindTcp(address, port),
            "ipc" => BindIpc($"{address}-{port.ToString(CultureInfo.InvariantCulture)}"),
            _ => throw new ZmtpException($"transport \"{transport}\": this kernel knows tcp and ipc."),
        };
        socket.Listen(Backlog);
        socket.Blocking = false;
        return socket;
    }

    private static Socket BindTcp(string address, int port)
    {
        var ip = address is "*" or "" ? IPAddress.Any : IPAddress.TryParse(address.Trim('[', ']'), out var parsed)
            ? parsed : Resolve(address);
        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Elsewhere the platform frees the port of a process that ended; Windows would let another process share it.
            if (OperatingSystem.IsWindows())
                socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(ip, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress Resolve(string name) =>
        Dns.GetHostAddresses(name).OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First();

    private static Socket BindIpc(string path)
    {
        if (!Socket.OSSupportsUnixDomainSockets)
            throw new ZmtpException("transport \"ipc\": this platform has no Unix domain sockets; use tcp.");
        bool isAbstract = path.StartsWith('@');
        if (!isAbstract)
            RemoveStale(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? "\0" + path[1..] : path));
            if (!isAbstract && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A killed kernel leaves its socket files behind; any other file stays, and binding fails.</summary>
    private static void RemoveStale(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && new FileInfo(path).Length > 0)
            return;
        File.Delete(path);
    }
}
