using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Messages;

/// <summary>Jupyter messages as ZeroMQ frames: envelope, delimiter, signature, header, parent header, metadata, content.</summary>
/// <remarks>Messaging in Jupyter, "The Wire Protocol". Version 5.4.</remarks>
internal sealed class MessageCodec(MessageSigner signer)
{
    public const string ProtocolVersion = "5.4";

    private const int SignedFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // Readable text on the wire; it is never put into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1024,
    };

    private readonly ReplayGuard _replays = new();
    private long _count;

    /// <summary>Names this kernel process in the headers of its messages.</summary>
    public string Session { get; } = Guid.NewGuid().ToString();

    /// <summary>Reads a message; null, with the reason for the log, when it is to be dropped.</summary>
    public JupyterMessage? Read(Peer sender, byte[][] frames, out string? reason)
    {
        int at = Array.FindIndex(frames, f => f.AsSpan().SequenceEqual(Delimiter));
        if (at < 0 || frames.Length < at + 2 + SignedFrames)
        {
            reason = "has not the frames of a Jupyter message";
            return null;
        }
        var signature = frames[at + 1];
        var signed = frames.AsSpan(at + 2, SignedFrames);
        if (!signer.IsValid(signature, signed))
        {
            reason = signature.Length == 0 ? "is not signed" : "has a wrong signature";
            return null;
        }
        if (signer.IsActive && !_replays.IsNew(Encoding.ASCII.GetString(signature)))
        {
            reason = "was received before";
            return null;
        }
        try
        {
            return Parse(sender, frames[..at], signed, out reason);
        }
        catch (JsonException e)
        {
            reason = $"is malformed: {e.Message}";
            return null;
        }
    }

    /// <summary>Frames of a message of the kernel's.</summary>
    /// <param name="envelope">Frames ahead of the delimiter: the envelope of a request, or a topic.</param>
    /// <param name="type">Such as <c>status</c>.</param>
    /// <param name="parent">Header of the message that is answered; null for none.</param>
    /// <param name="content">The content.</param>
    /// <param name="metadata">Null for none.</param>
    public byte[][] Write(IEnumerable<byte[]> envelope, string type, byte[]? parent, JsonObject content, JsonObject? metadata = null)
    {
        byte[][] signed = [Header(type), parent ?? EmptyObject, metadata is null ? EmptyObject : Json(metadata), Json(content)];
        return [.. envelope, Delimiter, signer.Sign(signed), .. signed];
    }

    private static JupyterMessage? Parse(Peer sender, byte[][] envelope, ReadOnlySpan<byte[]> signed, out string? reason)
    {
        var header = ClientText.Parse(signed[0]);
        var content = ClientText.Parse(signed[3]);
        if (Member(header, "msg_type") is not { } type || Member(header, "msg_id") is not { } id)
        {
            reason = "has a header without msg_type and msg_id";
            return null;
        }
        if (content.ValueKind != JsonValueKind.Object)
        {
            reason = "has content that is not an object";
            return null;
        }
        reason = null;
        return new()
        {
            Sender = sender,
            Envelope = envelope,
            Header = Encoding.UTF8.GetBytes(header.GetRawText()),
            Type = type,
            Id = id,
            Content = content,
        };
    }

    private static string? Member(JsonElement header, string name) =>
        header.ValueKind == JsonValueKind.Object && header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private byte[] Header(string type) => Json(new()
    {
        ["msg_id"] = $"{Session}_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}",
        ["msg_type"] = type,
        ["session"] = Session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["version"] = ProtocolVersion,
    });

    private static byte[] Json(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
            json.WriteTo(writer);
        return stream.ToArray();
    }
}
