namespace CourseKit.Kernel.Serving;

/// <summary>Bounds what one cell may print, and the size of a message with printed text.</summary>
internal sealed class StreamText
{
    /// <summary>Characters that a cell may print before the rest is left out: a notebook with more opens in no front end.</summary>
    public const int MaxChars = 16 << 20;

    private const int MaxPiece = 64 << 10;
    private long _printed;

    /// <summary>The text as far as the cell may still print it, with a note where it ends.</summary>
    public string Bound(string text)
    {
        long before = _printed;
        _printed += text.Length;
        if (_printed <= MaxChars)
            return text;
        if (before > MaxChars)
            return "";
        _printed = (long)MaxChars + 1;
        int room = (int)(MaxChars - before);
        return text[..room] + $"\n[output ends here: a cell shows at most {MaxChars >> 20} million characters; write more to a file]\n";
    }

    /// <summary>Pieces of a text that are each fit for a message; no surrogate pair is torn.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0, length; start < text.Length; start += length)
        {
            length = Math.Min(MaxPiece, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return length == text.Length ? text : text.Substring(start, length);
        }
    }
}
