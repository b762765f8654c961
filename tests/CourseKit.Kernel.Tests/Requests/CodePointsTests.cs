using CourseKit.Kernel.Requests;

namespace CourseKit.Kernel.Tests.Requests;

public sealed class CodePointsTests
{
    private const string Text = "a\U0001F600b\U0001F600\U0001F600c";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(5, 8)]
    [InlineData(6, 9)]
    public void ToIndex_AndBack_CountsPairsOnce(int codePoints, int index)
    {
        Assert.Equal(index, CodePoints.ToIndex(Text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromIndex(Text, index));
    }

    [Fact]
    public void ToIndex_BeyondTheEnd_IsTheEnd() => Assert.Equal(Text.Length, CodePoints.ToIndex(Text, 1000));

    [Fact]
    public void ToIndex_HalfAPair_CountsAsOne() => Assert.Equal(2, CodePoints.ToIndex("\ud83dx", 2));
}
