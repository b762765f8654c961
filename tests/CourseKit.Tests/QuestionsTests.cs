using CourseKit.Questions;
using Ask = CourseKit.Questions.Questions;

namespace CourseKit.Tests;

public sealed class QuestionsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answer_Right_IsRight(int seed)
    {
        foreach (var question in new[] { Ask.OutputSize(seed), Ask.Parameters(seed), Ask.ReceptiveField(seed) })
        {
            Assert.True(question.Answer(question.Solution.Value).IsRight, question.Text);
            Assert.False(question.Answer(question.Solution.Value + 1).IsRight);
        }
    }

    [Fact]
    public void Answer_PaddingOnce_NamesTheSlip()
    {
        var question = new Question("?", CourseKit.Reference.OutputSize.Explain(28, 5, 1, 2), [(26, "Padding stands on both sides.")]);

        Assert.Contains("both sides", question.Answer(26).Message, StringComparison.Ordinal);
        Assert.Contains("28", question.Answer(26).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_None_AsksForOne() => Assert.Contains("Not predicted yet", Ask.Parameters(1).Answer(null).ToString(), StringComparison.Ordinal);

    [Fact]
    public void OutputSize_CalledAgain_AsksAnother() => Assert.NotEqual(Ask.OutputSize().Text, Ask.OutputSize().Text);
}
