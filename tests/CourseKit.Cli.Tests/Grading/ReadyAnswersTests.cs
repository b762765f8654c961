using CourseKit.Cli.Grading.Source;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Who is to write a function and calls the kit's own gets the points, and the instructor is told.</summary>
public sealed class ReadyAnswersTests
{
    private const string Check = """
        var x = Given.Normal(seed: 3, 1, 2, 6, 5);
        var expected = Im2Col.Unfold(x, 3);
        Check.Exercise("1", "By loops", points: 2)
            .Equal(() => MyConv(x, w), () => Conv2d.Forward(x, w, b))
            .Mistake("flipped", () => Kernels.Flip(w), "no")
            .Throws<ArgumentException>(() => MaxPool2d.Forward(x))
        """;

    [Theory]
    [InlineData("return Conv2d.Forward(x, w, b);", "Conv2d.Forward")]
    [InlineData("return CourseKit.Reference.Conv2d\n    . Forward (x, w, b);", "Conv2d.Forward")]
    [InlineData("return Im2Col.Unfold(x, 3);", "Im2Col.Unfold")]
    [InlineData("var y = Given.Normal(3, 1); return nn.Conv2d(1, 2, 3).forward(x) + MaxPool2d.Forward(x) + Conv2d.Flip(w);")]
    public void Called_CodeOfAStudent_NamesWhatTheCheckTakesItsAnswerFrom(string code, params string[] names) =>
        Assert.Equal(names, ReadyAnswers.Called(CheckScript.Parse("ex", Check).ReadyAnswers, ["return 1;"], [code]));

    [Fact]
    public void Called_InstructorsSolutionCallsItToo_IsAllowed() =>
        Assert.Empty(ReadyAnswers.Called(["Conv2d.Forward"], ["return Conv2d.Forward(x, w, b);"], ["Conv2d.Forward(x)"]));
}
