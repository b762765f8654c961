using System.Text.Json;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Messages;

/// <summary>A message that a client sent, its signature checked.</summary>
internal sealed class JupyterMessage
{
    /// <summary>Who sent it.</summary>
    public required Peer Sender { get; init; }

    /// <summary>Frames before the delimiter, which go ahead of the answer too.</summary>
    public required byte[][] Envelope { get; init; }

    /// <summary>Its header as JSON: the parent header of all that answers it.</summary>
    public required byte[] Header { get; init; }

    public required string Type { get; init; }

    public required string Id { get; init; }

    public required JsonElement Content { get; init; }

    /// <summary>A string of the content, or the default when there is none.</summary>
    public string Text(string name, string missing = "") =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : missing;

    /// <summary>A truth value of the content, or the default when there is none.</summary>
    public bool Flag(string name, bool missing) =>
        !Content.TryGetProperty(name, out var value) ? missing
        : value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => missing };

    /// <summary>A whole number of the content, or the default when there is none.</summary>
    public int Number(string name, int missing) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number : missing;
}
