using System.Globalization;
using System.Text.RegularExpressions;
using CourseKit.Questions;
using static TorchSharp.torch;
using Ask = CourseKit.Questions.Questions;

namespace CourseKit.Tests;

public sealed partial class QuestionsTests
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
    public void Answer_None_AsksForOne() =>
        Assert.Contains("Not predicted yet", Ask.Parameters(1).Answer(null).ToString(), StringComparison.Ordinal);

    [Fact]
    public void OutputSize_CalledAgain_AsksAnother() => Assert.NotEqual(Ask.OutputSize().Text, Ask.OutputSize().Text);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OutputSize_IsWhatTheFrameworkGives(int seed)
    {
        using var scope = NewDisposeScope();
        var question = Ask.OutputSize(seed);
        var numbers = Bold(question.Text);              // side, kernel, stride, padding

        using var y = nn.functional.conv1d(zeros(1, 1, numbers[0]), zeros(1, 1, numbers[1]), stride: numbers[2], padding: numbers[3]);

        Assert.Equal(y.shape[2], question.Solution.Value);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parameters_AreThoseOfTheFrameworksLayer(int seed)
    {
        var question = Ask.Parameters(seed);
        var numbers = Bold(question.Text);              // kernels, side, side, channels
        using var layer = nn.Conv2d(numbers[^1], numbers[0], numbers[1]);

        Assert.Equal(layer.parameters().Sum(parameter => parameter.numel()), question.Solution.Value);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ReceptiveField_IsWhatOneUnitsGradientReaches(int seed)
    {
        using var scope = NewDisposeScope();
        var question = Ask.ReceptiveField(seed);
        var x = ones(1, 1, 64, requires_grad: true);
        var y = (Tensor)x;
        foreach (Match layer in Layer().Matches(question.Text))
        {
            var (kernel, stride) = (Number(layer.Groups["kernel"]), Number(layer.Groups["stride"]));
            y = nn.functional.conv1d(y, ones(1, 1, kernel), stride: stride);
        }

        y[0, 0, y.shape[2] / 2].backward();

        Assert.Equal(x.grad!.ne(0).sum().item<long>(), question.Solution.Value);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Traps_OtherThanTheSolution_AreToldBySentences(int seed)
    {
        foreach (var question in new[] { Ask.OutputSize(seed), Ask.Parameters(seed), Ask.ReceptiveField(seed) })
        {
            Assert.NotEmpty(question.Traps);
            foreach (var (answer, slip) in question.Traps)
            {
                Assert.EndsWith(".", slip, StringComparison.Ordinal);
                if (answer == question.Solution.Value)
                    continue;                           // with these numbers the slip does no harm
                Assert.False(question.Answer(answer).IsRight);
                Assert.Contains(question.Traps.First(trap => trap.Answer == answer).Slip, question.Answer(answer).Message,
                    StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Traps_OverAllSeeds_EachIsWrongSomewhere()
    {
        foreach (var ask in new Func<int?, Question>[] { Ask.OutputSize, Ask.Parameters, Ask.ReceptiveField })
        {
            foreach (var trap in Enumerable.Range(0, ask(1).Traps.Count))
                Assert.Contains(Enumerable.Range(1, 40), seed => ask(seed).Traps[trap].Answer != ask(seed).Solution.Value);
        }
    }

    [Fact]
    public void Seed_Same_AsksTheSame()
    {
        Assert.Equal(Ask.ReceptiveField(7).Text, Ask.ReceptiveField(7).Text);
        Assert.NotEqual(Ask.ReceptiveField(7).Text, Ask.ReceptiveField(8).Text);
    }

    [Fact]
    public void Answer_WrongWithoutAKnownSlip_SaysSoAndShowsTheSteps()
    {
        var reply = Ask.OutputSize(3).Answer(-1);

        Assert.Equal("**Not -1.**", reply.Message);
        Assert.NotNull(reply.Solution);
        Assert.Contains("$", reply.ToString(), StringComparison.Ordinal);
    }

    private static long[] Bold(string text) => [.. Digits().Matches(text).Select(match => Number(match))];

    private static long Number(Capture digits) => long.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\*\*|×)\d+(?=\*\*|×)")]
    private static partial Regex Digits();

    [GeneratedRegex(@" of (?<kernel>\d+) at stride (?<stride>\d+)")]
    private static partial Regex Layer();
}
