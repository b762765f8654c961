using CourseKit.Kernel.Connection;
using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Requests;
using CourseKit.Kernel.Zmtp;
using CourseKit.Scripting;

namespace CourseKit.Kernel.Serving;

/// <summary>The kernel: its five sockets, and who answers what comes in on them.</summary>
internal sealed class KernelServer : IDisposable
{
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(1);

    private readonly KernelLog _log;
    private readonly MessageCodec _codec;
    private readonly IOPub _iopub;
    private readonly IoLoop _io;
    private readonly OutputPump _pump = new();
    private readonly SessionHost _session;
    private readonly RequestLoop _shell;
    private readonly RequestLoop _control;
    private readonly InputRequests _input;
    private readonly ManualResetEventSlim _ended = new();
    private int _ending;

    private KernelServer(ConnectionFile connection, ZmtpLimits limits, KernelLog log)
    {
        _log = log;
        _codec = new(new MessageSigner(connection.Key));
        _iopub = new(_codec, limits, log);
        _io = new(limits, log.Write);
        var (shell, control) = (new MessageQueue(), new MessageQueue());
        _input = new(shell.Socket, _codec, log);
        Connection = Bind(connection, shell, control);
        _session = new(new SessionOptions { ReadInput = _input.AskAsync }, log);
        _shell = new("shell", shell, _codec, _iopub, log, ShellHandlers(shell));
        _control = new("control", control, _codec, _iopub, log, ControlHandlers());
    }

    /// <summary>The addresses that the kernel listens on.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Binds the sockets and begins to answer; the session gets ready in the background.</summary>
    /// <exception cref="ZmtpException">The transport is not known.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken.</exception>
    public static KernelServer Start(ConnectionFile connection, KernelLog log, ZmtpLimits? limits = null)
    {
        var server = new KernelServer(connection, limits ?? new(), log);
        server._io.Start();
        server._input.Start();
        server._shell.Start();
        server._control.Start();
        server._iopub.Status("starting", null);
        return server;
    }

    /// <summary>Returns when the kernel has been told to end, and its last messages are on their way.</summary>
    public void Wait() => _ended.Wait();

    /// <summary>Stops the running cell.</summary>
    public void Interrupt() => _session.Interrupt();

    /// <summary>Ends the kernel: whatever is running is left alone.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ending, 1) == 0)
            _ended.Set();
    }

    /// <summary>The process ends without having been told to by a client: those who wait for a cell are told.</summary>
    public void OnProcessExit()
    {
        if (Interlocked.Exchange(ref _ending, 1) != 0)
            return;
        const string Reason = "The cell ended the kernel's process. Restart the kernel to go on.";
        _shell.EndCurrent(Replies.Error("KernelExit", Reason));
        _io.Drain(TimeToSend);
    }

    private ConnectionFile Bind(ConnectionFile file, MessageQueue shell, MessageQueue control) => file with
    {
        ShellPort = Bind(file, file.ShellPort, shell.Socket),
        ControlPort = Bind(file, file.ControlPort, control.Socket),
        StdinPort = Bind(file, file.StdinPort, _input.Queue.Socket),
        IOPubPort = Bind(file, file.IOPubPort, _iopub.Socket),
        HeartbeatPort = Bind(file, file.HeartbeatPort, new HeartbeatSocket()),
    };

    private int Bind(ConnectionFile file, int port, ServerSocket socket)
    {
        var listener = Endpoint.Listen(file.Transport, file.Ip, port);
        _io.Add(listener, socket);
        return listener.LocalEndPoint is System.Net.IPEndPoint endpoint ? endpoint.Port : port;
    }

    private Dictionary<string, RequestHandler> ShellHandlers(MessageQueue shell)
    {
        var history = new History();
        var execute = new ExecuteRequests(_session, _iopub, _pump, history, _input, shell, _log);
        var editor = new EditorRequests(_session);
        var comms = new CommRequests(_iopub);
        return new(ControlHandlers())
        {
            ["execute_request"] = execute.Answer,
            ["complete_request"] = editor.Complete,
            ["inspect_request"] = editor.Inspect,
            ["is_complete_request"] = editor.IsComplete,
            ["history_request"] = new HistoryRequests(history).Answer,
            ["comm_open"] = comms.Open,
            ["comm_msg"] = static _ => CommRequests.Ignore(),
            ["comm_close"] = static _ => CommRequests.Ignore(),
        };
    }

    /// <summary>What is answered on the control channel while a cell runs; all of it may come on the shell channel too.</summary>
    private Dictionary<string, RequestHandler> ControlHandlers() => new()
    {
        ["kernel_info_request"] = static _ => KernelInfo.Answer(),
        ["comm_info_request"] = static _ => CommRequests.Info(),
        ["connect_request"] = _ => ConnectReply.Of(Connection),
        ["debug_request"] = DebugRequests.Answer,
        ["interrupt_request"] = _ =>
        {
            Interrupt();
            return Replies.Ok();
        },
        ["shutdown_request"] = new ShutdownRequests(_iopub, End).Answer,
    };

    public void Dispose()
    {
        _io.Drain(TimeToSend);
        _io.Dispose();
        _pump.Dispose();
        _session.Dispose();
        _ended.Dispose();
    }
}
