using CourseKit.Kernel.Serving;

namespace CourseKit.Kernel.Tests.Serving;

public sealed class StreamTextTests
{
    [Fact]
    public void Bound_Flood_EndsWithOneNote()
    {
        var bound = new StreamText();
        string million = new('x', 1 << 20);

        string shown = string.Concat(Enumerable.Range(0, 20).Select(_ => bound.Bound(million)));

        Assert.StartsWith(new string('x', StreamText.MaxChars) + "\n[output ends here", shown);
        Assert.True(shown.Length < StreamText.MaxChars + 200);
        Assert.Equal("", bound.Bound("more"));
    }

    [Fact]
    public void Pieces_TextOfPairs_TearsNone()
    {
        string text = "x" + string.Concat(Enumerable.Repeat("\U0001F600", 100_000));

        var pieces = StreamText.Pieces(text).ToList();

        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, p => Assert.False(char.IsHighSurrogate(p[^1])));
        Assert.True(pieces.Count > 2);
    }
}
