using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Scripting;

/// <summary>One value in several MIME types: text as JSON strings, JSON types as objects, pictures as base64.</summary>
public sealed class MimeBundle
{
    /// <summary>A bundle of the given payloads.</summary>
    /// <param name="data">Payload by MIME type; null for none yet.</param>
    public MimeBundle(JsonObject? data = null) => Data = data ?? [];

    /// <summary>Payload by MIME type.</summary>
    public JsonObject Data { get; }

    /// <summary>Adds a payload; a JSON type is parsed, and left out when it is not valid JSON.</summary>
    /// <param name="mimeType">Such as <c>image/svg+xml</c>.</param>
    /// <param name="content">The payload as text.</param>
    /// <returns>False when the content is not valid for its type.</returns>
    public bool Add(string mimeType, string content)
    {
        if (!IsJson(mimeType))
        {
            Data[mimeType] = Display.SafeText.Of(content);
            return true;
        }
        try
        {
            Data[mimeType] = JsonNode.Parse(content);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The payload as text, or null when the type is not offered.</summary>
    /// <param name="mimeType">Such as <c>text/plain</c>.</param>
    public string? Text(string mimeType) =>
        Data[mimeType] is JsonValue value && value.TryGetValue(out string? text) ? text : Data[mimeType]?.ToJsonString();

    /// <summary>Whether payloads of the type are JSON: <c>application/json</c> and <c>application/*+json</c>.</summary>
    /// <param name="mimeType">Such as <c>application/vnd.plotly.v1+json</c>.</param>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json"
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));
}
