using System.Text;
using System.Text.Json.Nodes;
using CourseKit.Kernel.Messages;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Serving;

/// <summary>The broadcast channel: what all clients see of the kernel's state and of cells' output.</summary>
internal sealed class IOPub
{
    private readonly MessageCodec _codec;

    public IOPub(MessageCodec codec, ZmtpLimits limits, KernelLog log)
    {
        _codec = codec;
        Socket = new(limits.Patience, Welcome, log.Write);
    }

    public PublisherSocket Socket { get; }

    public void Status(string state, byte[]? parent) => Publish("status", parent, new() { ["execution_state"] = state });

    /// <summary>Sends what nobody may miss.</summary>
    public void Publish(string type, byte[]? parent, JsonObject content)
    {
        var topic = Topic(type);
        Socket.Publish(topic, _codec.Write([topic], type, parent, content));
    }

    /// <summary>Sends output, which a client that does not read loses in the end.</summary>
    public void PublishOutput(string type, byte[]? parent, JsonObject content)
    {
        var topic = Topic(type);
        Socket.PublishOutput(topic, _codec.Write([topic], type, parent, content), lost => LossNote(parent, lost));
    }

    private byte[][] LossNote(byte[]? parent, int lost)
    {
        string text = $"[{lost} outputs lost here: this front end did not keep up with the kernel]\n";
        return _codec.Write([Topic("stream")], "stream", parent, new() { ["name"] = "stdout", ["text"] = text });
    }

    /// <summary>Tells a new subscriber that it is connected, so that clients need not guess (Jupyter enhancement proposal 65).</summary>
    private void Welcome(Peer peer, byte[] topic)
    {
        string subscription = Encoding.UTF8.GetString(topic);
        Socket.SendTo(peer, _codec.Write([topic], "iopub_welcome", null, new() { ["subscription"] = subscription }));
    }

    private byte[] Topic(string type) => Encoding.ASCII.GetBytes($"kernel.{_codec.Session}.{type}");
}
