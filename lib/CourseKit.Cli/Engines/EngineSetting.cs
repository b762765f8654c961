using System.Text;
using System.Text.Json;

namespace CourseKit.Cli.Engines;

/// <summary>The engine in environment.json, changed in place: every other character of the file stays.</summary>
internal static class EngineSetting
{
    private const string Key = "engine";

    /// <summary>The text with another engine.</summary>
    /// <param name="json">The file as it is: a JSON object.</param>
    /// <param name="engine">The engine's name.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static string Change(string json, string engine)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        int afterBrace = -1, firstKey = -1;
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 0 })
                afterBrace = (int)reader.BytesConsumed;
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                continue;
            if (firstKey < 0)
                firstKey = (int)reader.TokenStartIndex;
            if (!reader.ValueTextEquals(Key))
                continue;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            return Joined(bytes[..start], $"\"{engine}\"", bytes[(int)reader.BytesConsumed..]);
        }
        // As the first key, with the line end and indent that the first key has.
        string between = firstKey < 0 ? " " : Encoding.UTF8.GetString(bytes.AsSpan(afterBrace, firstKey - afterBrace));
        string added = $"{between}\"{Key}\": \"{engine}\"{(firstKey < 0 ? " " : ",")}";
        return Joined(bytes[..afterBrace], added, bytes[afterBrace..]);
    }

    /// <summary>Changes a file, whole or not at all. What marks it as UTF-8 stays.</summary>
    /// <param name="path">The settings file.</param>
    /// <param name="engine">The engine's name.</param>
    /// <exception cref="CourseKitException">The file cannot be read or written, or is no settings file.</exception>
    public static void Write(string path, string engine)
    {
        string beside = $"{path}.new";
        try
        {
            var old = File.ReadAllBytes(path);
            bool isMarked = old.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            string changed = Change(Encoding.UTF8.GetString(old.AsSpan(isMarked ? Encoding.UTF8.Preamble.Length : 0)), engine);
            File.WriteAllText(beside, changed, new UTF8Encoding(isMarked));
            File.Move(beside, path, overwrite: true);
        }
        catch (JsonException e)
        {
            throw new CourseKitException($"{path} is not valid JSON, so its engine cannot be changed: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{path} cannot be changed: {e.Message}", e);
        }
    }

    private static string Joined(byte[] before, string value, byte[] after) =>
        Encoding.UTF8.GetString(before) + value + Encoding.UTF8.GetString(after);
}
