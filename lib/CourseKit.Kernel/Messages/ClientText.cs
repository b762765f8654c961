using System.Text;
using System.Text.Json;

namespace CourseKit.Kernel.Messages;

/// <summary>
/// JSON of clients, whose text may hold halves of surrogate pairs (an editor cut in the middle of an emoji): what is not Unicode
/// becomes the replacement character, so that the message is answered.
/// </summary>
internal static class ClientText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonElement Parse(byte[] utf8)
    {
        using var document = JsonDocument.Parse(Repaired(utf8), Options);
        return document.RootElement.Clone();
    }

    private static byte[] Repaired(byte[] utf8)
    {
        bool isUtf8 = System.Text.Unicode.Utf8.IsValid(utf8);
        bool mayHoldHalves = utf8.AsSpan().IndexOf("\\ud"u8) >= 0 || utf8.AsSpan().IndexOf("\\uD"u8) >= 0;
        if (isUtf8 && !mayHoldHalves)
            return utf8;
        string text = Encoding.UTF8.GetString(utf8);
        return Encoding.UTF8.GetBytes(mayHoldHalves ? ReplaceHalves(text) : text);
    }

    private static string ReplaceHalves(string json)
    {
        var repaired = new StringBuilder(json.Length);
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                repaired.Append(json[i]);
                continue;
            }
            char? unit = Unit(json, i);
            if (unit is { } high && char.IsHighSurrogate(high) && Unit(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                repaired.Append(json, i, 12);
                i += 11;
            }
            else if (unit is { } half && char.IsSurrogate(half))
            {
                repaired.Append("\\ufffd");
                i += 5;
            }
            else
            {
                // Two characters, so that an escaped backslash does not begin another escape.
                repaired.Append(json, i, 2);
                i++;
            }
        }
        return repaired.ToString();
    }

    /// <summary>The UTF-16 unit that <c>\uXXXX</c> at that place stands for, or null when there is no such escape.</summary>
    private static char? Unit(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out ushort unit)
            ? (char)unit : null;
}
