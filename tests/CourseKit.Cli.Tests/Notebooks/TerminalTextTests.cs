using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Tests.Notebooks;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain\ntext", "plain\ntext")]
    [InlineData("1%\r50%\r100%\ndone", "100%\ndone")]
    [InlineData("long line\rlo", "long line")]
    [InlineData("long line\r\e[Kshort", "short")]
    [InlineData("long line\e[2K\rshort", "short")]
    [InlineData("long line\r         \rshort\nnext", "short\nnext")]
    [InlineData("kept  \nblanks ", "kept  \nblanks ")]
    [InlineData("ab\bc", "ac")]
    [InlineData("\e[31mred\e[0m", "\e[31mred\e[0m")]
    [InlineData("windows\r\nline", "windows\nline")]
    public void Append_Text_LeavesWhatATerminalShows(string written, string expected)
    {
        var text = new TerminalText();
        text.Append(written);
        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void Append_SequenceInPieces_IsTheSame()
    {
        var text = new TerminalText();
        foreach (char c in "old text\r\e[Knew")
            text.Append(c.ToString());
        Assert.Equal("new", text.ToString());
    }
}
