using System.Reflection;
using CourseKit.Grading;
using CourseKit.Grading.Display;
using static TorchSharp.torch;

namespace CourseKit.Tests.Grading;

public sealed class ExerciseCheckTests
{
    public static readonly TheoryData<object, object, string> WrongAnswers = new()
    {
        { 3, 4, "off by one" },
        { -2.5, 2.5, "Right except for the sign." },
        { double.NaN, 1.0, "NaN" },
        { "Relu ", "relu", "capital letters or spaces" },
        { new[] { 1.0, 2, 3 }, new[] { 3.0, 2, 1 }, "reverse order" },
        { new[] { 2.0, 4, 8 }, new[] { 1.0, 2, 4 }, "2 times what they should be" },
        { new[] { 2.0, 4, 6.5 }, new[] { 1.0, 3, 5.5 }, "too large by the same amount" },
        { new[] { -1.0, 2 }, new[] { 1.0, -2 }, "wrong sign" },
        { new double[2, 3], new double[3, 2], "two axes exchanged" },
        { new double[2, 3], new double[2, 4], "axis 1 is too small" },
        { new double[6], new double[2, 3], "not the right number of axes" },
        { new double[3], new[] { 1.0, 2, 4 }, "All of yours are 0" },
        { new[,] { { 1.0, 2 }, { 3, 4 } }, new[,] { { 1.0, 3 }, { 2, 4 } }, "rows and columns exchanged" },
        { new[,] { { 9.0, 2, 3 }, { 4, 5, 6 }, { 7, 8, 1 } }, new[,] { { 1.0, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9.5 } }, "border" },
        { (1, "a"), (1, "b"), "Item 2 of 2" },
        { 5, "five", "not the kind of answer" },
        { new List<int> { 1, 2 }, new[] { 1, 2, 3 }, "axis 0 is too small" },
    };

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public void Equal_WrongAnswer_SaysWhatIsWrong(object answer, object expected, string message)
    {
        var check = Exercise().Equal(() => answer, () => expected);

        Assert.Equal(0, check.Earned);
        Assert.Contains(message, check.Results[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void That_PredicateThatFailsOnTheAnswer_FailsTheCheckAndTheRestGoesOn()
    {
        var check = Exercise(2).That(() => Array.Empty<double>(), x => x[0] > 1, "The first is to be above 1.").Equal(() => 1, () => 1);

        Assert.Equal(1, check.Earned);
        Assert.Contains("does not fit here", check.Results[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    public void Equal_ArrayOfOddNumbers_FailsThatCheckAlone(double odd)
    {
        var check = Exercise(2).Equal(() => new[,] { { odd, 2 }, { odd, -odd } },
            () => new[,] { { 1.0, 2 }, { 3, 4 } })
            .Equal(() => 1, () => 1);

        Assert.Equal(1, check.Earned);
        Assert.NotEmpty(check.Results[0].Message);
    }

    [Fact]
    public void Equal_FloatsOfDifferentTypes_AreComparedByTheCoarser()
    {
        using var single = tensor(new[] { 0.1f, 0.2f });
        var check = Exercise(3).Equal<object>(() => single, () => new[] { 0.1, 0.2 })
            .Equal(() => 0.1 + 0.2, () => 0.3)
            .Equal<object>(() => 1.0, () => 1);

        Assert.Equal(3, check.Earned);
    }

    [Fact]
    public void Equal_AnswerChangesItsInput_ExpectedIsNotTouched()
    {
        double[] x = [1, 2];
        double[] Halve()
        {
            (x[0], x[1]) = (x[0] / 2, x[1] / 2);
            return x;
        }

        Assert.Equal(1, Exercise().Equal(() => Halve(), () => new[] { x[0] / 2, x[1] / 2 }).Earned);
    }

    [Fact]
    public void Mistake_ResultOfAKnownMistake_IsNamed_AndOnlyOnFailure()
    {
        var wrong = Exercise().Equal(() => 8, () => 6).Mistake("sum", () => 7, "no")
            .Mistake("product", () => 8, "You multiply.")
            .Mistake("other", () => 8, "no");
        var right = Exercise().Equal(() => 6, () => 6)
            .Mistake<int>("never", () => throw new InvalidOperationException("not computed"), "no");

        Assert.Equal(("product", "You multiply."), (wrong.Results[0].Mistake, wrong.Results[0].Message));
        Assert.True(right.Passed);
    }

    [Fact]
    public void Answer_ThatThrows_FailsItsCheckOnly()
    {
        int[] empty = [];
        var check = Exercise(3).Equal(() => empty[1], () => 1)
            .Equal<int>(() => throw new NotImplementedException(), () => 1).Equal(() => 1, () => 1);

        Assert.Equal([CheckOutcome.Threw, CheckOutcome.NotDone, CheckOutcome.Passed], check.Results.Select(r => r.Outcome));
        Assert.Contains("IndexOutOfRangeException", check.Results[0].Message, StringComparison.Ordinal);
        Assert.Equal(1, check.Earned);
    }

    [Fact]
    public void Throws_AcceptsDerivedExceptions_RefusesOthersAndStubs()
    {
        var check = Exercise(4)
            .Throws<ArgumentException>(() => throw new ArgumentOutOfRangeException("stride"))
            .Throws<ArgumentException>(() => throw new InvalidOperationException())
            .Throws<ArgumentException>(() => { })
            .Throws<ArgumentException>(() => throw new NotImplementedException());

        Assert.Equal([CheckOutcome.Passed, CheckOutcome.Failed, CheckOutcome.Failed, CheckOutcome.NotDone],
            check.Results.Select(r => r.Outcome));
    }

    [Fact]
    public void Gradient_OfArraysAndTensors_ComparesWithDifferences()
    {
        double[] x = [1, -2, 3];
        using var t = tensor(new[] { 1f, -2f, 3f });
        var check = Exercise(4)
            .Gradient(() => x.Select(v => 3 * v * v).ToArray(), () => x.Sum(v => v * v * v), at: x)
            .Gradient(() => x.Select(v => v * v).ToArray(), () => x.Sum(v => v * v * v), at: x)
            .Gradient(() => 2 * t, of: v => (v * v).sum(), at: t)
            .Gradient(() => t, of: v => (v * v).sum(), at: t);

        Assert.Equal([true, false, true, false], check.Results.Select(r => r.Passed));
        Assert.Contains("0.5 times", check.Results[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatBetweenShapeWithin_JudgeTheAnswer()
    {
        var check = Exercise(6)
            .That(() => new[,] { { 0.5, 0.5 } }, p => Math.Abs(p.Cast<double>().Sum() - 1) < 1e-9, "Each row must add up to 1.")
            .That(() => (2, "a"), t => t.Item1 == 3, "The first must be odd.")
            .Between(() => 7, 1, 5)
            .Shape(() => new float[2, 3], 2, 3)
            .Equal(() => Slow(), () => 1).Within(0.001)
            .Equal(() => 1, () => 1).Within(60);

        Assert.Equal(
            [CheckOutcome.Passed, CheckOutcome.Failed, CheckOutcome.Failed, CheckOutcome.Passed, CheckOutcome.TooSlow, CheckOutcome.Passed],
            check.Results.Select(r => r.Outcome));
        static int Slow()
        {
            Thread.Sleep(20);
            return 1;
        }
    }

    [Fact]
    public void Points_MoreThanTheExerciseHas_AreRefused_FewerAreHidden()
    {
        Assert.Throws<CourseKitException>(() => Exercise(2).Equal(() => 1, () => 1, points: 3));
        Assert.Equal(1.5, Exercise(2).Equal(() => 1, () => 1, points: 0.5).Hidden);
    }

    [Fact]
    public void Card_OfFailedChecks_EscapesAndDrawsAndTellsOfHiddenChecks()
    {
        var check = Exercise(9).Equal(() => "<script>", () => "x")
            .Equal(() => new double[3, 3],
            () => new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, hint: "h");
        var html = SummaryCard.Of(check);

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("hidden checks decide about 7 more", html, StringComparison.Ordinal);
        Assert.Contains("<img", html, StringComparison.Ordinal);
        Assert.Contains("Check.Hint", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(2, "2")]
    public void PlainText_IsOneBareNumber(double points, string expected)
    {
        var source = typeof(ExerciseCheck).GetCustomAttributesData().Single(a => a.AttributeType.Name == "TypeFormatterSourceAttribute");
        object formatters = Activator.CreateInstance((Type)source.ConstructorArguments[0].Value!, nonPublic: true)!;
        var list = (IEnumerable<object>)formatters.GetType().GetMethod("CreateTypeFormatters")!.Invoke(formatters, null)!;
        var plain = list.Single(f => (string)Property(f)! == "text/plain");
        using var writer = new StringWriter();

        plain.GetType().GetMethod("Format")!.Invoke(plain, [Exercise(5).Equal(() => 1, () => 1, points), writer]);

        Assert.Equal(expected, writer.ToString());
        static object? Property(object formatter) =>
            formatter.GetType().GetProperty("MimeType", BindingFlags.Instance | BindingFlags.Public)!.GetValue(formatter);
    }

    [Fact]
    public void Hint_IsGivenOneAtATime()
    {
        string number = Guid.NewGuid().ToString();
        Assert.Contains("Run the check cell", Check.Hint(number), StringComparison.Ordinal);
        Check.Exercise(number, "t", 2).Equal(() => 1, () => 2, hint: "mild").Equal(() => 1, () => 2, hint: "strong");

        Assert.Equal(["Hint 1 of 2: mild", "Hint 2 of 2: strong"], [Check.Hint(number), Check.Hint(number)]);
        Assert.Contains("strong", Check.Hint(number), StringComparison.Ordinal);
    }

    private static ExerciseCheck Exercise(double points = 1) => Check.Exercise("t", "test", points);
}
