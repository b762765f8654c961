using System.Text;

namespace CourseKit.Cli.Notebooks;

/// <summary>
/// What is left to read of text that was written for a terminal: a carriage return writes the line anew, a backspace steps back,
/// erase sequences erase. A progress line of a thousand states becomes its last.
/// </summary>
internal sealed class TerminalText
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _line = new();
    private int _cursor;
    private string _pending = "";

    /// <summary>The line being written, without the lines before it.</summary>
    public string CurrentLine => _line.ToString();

    /// <summary>Number of characters of all lines.</summary>
    public int Length => _lines.Length + _line.Length;

    public void Append(string text)
    {
        text = _pending + text;
        _pending = "";
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n':
                    _lines.Append(_line, 0, Shown).Append('\n');
                    _line.Clear();
                    _cursor = 0;
                    break;
                case '\r':
                    _cursor = 0;
                    break;
                case '\b':
                    _cursor = Math.Max(0, _cursor - 1);
                    break;
                case '\e':
                    if (!TryEscape(text, ref i))
                        return;
                    break;
                default:
                    Put(text[i].ToString());
                    break;
            }
        }
    }

    /// <summary>All lines.</summary>
    public override string ToString() => _lines.ToString() + _line.ToString(0, Shown);

    /// <summary>
    /// Length of the line being written, without blanks behind the cursor: they are what is left of a longer line written over.
    /// </summary>
    private int Shown
    {
        get
        {
            int length = _line.Length;
            while (length > _cursor && _line[length - 1] == ' ')
                length--;
            return length;
        }
    }

    private void Put(string text)
    {
        int overwritten = Math.Min(text.Length, _line.Length - _cursor);
        _line.Remove(_cursor, overwritten).Insert(_cursor, text);
        _cursor += text.Length;
    }

    /// <summary>Obeys an erase sequence and keeps any other; false when its end has not arrived yet.</summary>
    private bool TryEscape(string text, ref int i)
    {
        int end = i + 1;
        if (end < text.Length && text[end] == '[')
        {
            for (end++; end < text.Length && text[end] is < '@' or > '~'; end++)
            {
            }
        }
        if (end >= text.Length)
        {
            _pending = text[i..];
            return false;
        }
        string sequence = text[i..(end + 1)];
        if (sequence is "\e[K" or "\e[0K")
            _line.Length = _cursor;
        else if (sequence == "\e[2K")
            _line.Clear().Append(' ', _cursor);
        else
            Put(sequence);
        i = end;
        return true;
    }
}
