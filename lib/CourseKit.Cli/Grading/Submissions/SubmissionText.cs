using System.Text;
using System.Text.Json;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>
/// The text of a notebook as it was handed in, without the outputs and attachments of its cells: nothing of a grade depends on them, and
/// they are what makes notebooks large.
/// </summary>
internal static class SubmissionText
{
    /// <summary>Most bytes that are left without outputs: far above what cells need.</summary>
    public const long Largest = 25L << 20;

    private const int Deepest = 512;        // outputs may hold figures
    private const int CellDepth = 3;        // a cell's keys lie in the file's, the cells' and its own braces

    /// <summary>The text; null when it is too large even without outputs.</summary>
    /// <param name="bytes">The file.</param>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        byte[] utf8 = WithoutOutputs(ToUtf8(bytes));
        return utf8.Length <= Largest ? Encoding.UTF8.GetString(utf8) : null;
    }

    /// <summary>Without the mark at its beginning; Windows' PowerShell writes UTF-16.</summary>
    private static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
                return Encoding.UTF8.GetBytes(encoding.GetString(bytes[encoding.Preamble.Length..]));
        }
        return bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>As it is where it is not JSON: the reader of notebooks says what is wrong.</summary>
    private static byte[] WithoutOutputs(ReadOnlySpan<byte> utf8)
    {
        using var kept = new MemoryStream();
        int from = 0;
        try
        {
            var reader = new Utf8JsonReader(utf8, new() { MaxDepth = Deepest });
            bool isInCells = false;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                if (reader.CurrentDepth == 1)
                    isInCells = reader.ValueTextEquals("cells"u8);
                if (!isInCells || reader.CurrentDepth != CellDepth
                    || !(reader.ValueTextEquals("outputs"u8) || reader.ValueTextEquals("attachments"u8)))
                    continue;
                reader.Read();
                if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
                    continue;
                kept.Write(utf8[from..(int)reader.TokenStartIndex]);
                kept.Write(reader.TokenType == JsonTokenType.StartArray ? "[]"u8 : "{}"u8);
                reader.Skip();
                from = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            return utf8.ToArray();
        }
        kept.Write(utf8[from..]);
        return kept.ToArray();
    }
}
