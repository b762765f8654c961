using CourseKit.Training;

namespace CourseKit.Tests.TrainingTests;

public sealed class PairedTestTests
{
    // Counted by hand over all patterns of signs.
    public static readonly TheoryData<double[], double> ByHand = new()
    {
        { [0.04, 0.01, 0.03], 2 / 8.0 },            // only +++ and --- are as far
        { [0.1], 1 },                               // one pair proves nothing
        { [1, -1], 1 },                             // a sum of 0: every pattern is as far
        { [2, 2, 2, -1], 4 / 16.0 },                // sums of ±5 and ±7
        { [0.1, 0.2, -0.3], 1 },                    // 0 but for rounding
        { [-0.03, -0.02, -0.04], 2 / 8.0 },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void PValue_CountsPatternsOfSigns(double[] differences, double expected)
    {
        var test = PairedTest.Of(new double[differences.Length], differences);

        Assert.Equal(expected, test.PValue, 12);
        Assert.Equal(differences, test.Differences);
        Assert.Equal(differences.Average(), test.Mean, 12);
    }

    [Fact]
    public void PValue_SidesExchanged_IsTheSame()
    {
        double[] a = [0.91, 0.93, 0.90, 0.88, 0.95], b = [0.94, 0.92, 0.95, 0.91, 0.96];

        Assert.Equal(PairedTest.Of(a, b).PValue, PairedTest.Of(b, a).PValue);
        Assert.Equal(PairedTest.Of(a, b).Mean, -PairedTest.Of(b, a).Mean, 12);
    }

    [Fact]
    public void PValue_AllOfOneSign_IsTheLeastThatSoManyPairsCanGive()
    {
        foreach (var n in new[] { 2, 5, 10 })
            Assert.Equal(Math.Pow(0.5, n - 1), PairedTest.Of(new double[n], [.. Enumerable.Range(1, n).Select(i => 0.01 * i)]).PValue, 12);
    }

    [Fact]
    public void IsSignificant_GoesByTheLevel()
    {
        var six = PairedTest.Of(new double[6], [1, 2, 3, 4, 5, 6]);         // p = 1/32

        Assert.True(six.IsSignificant());
        Assert.False(six.IsSignificant(0.01));
        Assert.Equal("+3.500 over 6 pairs, p = 0.031", six.ToString());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(21, 21)]
    public void Of_WrongNumberOfPairs_SaysHowMany(int first, int second)
    {
        var e = Assert.Throws<CourseKitException>(() => PairedTest.Of(new double[first], new double[second]));
        Assert.Contains($"1 to 20 pairs; {first} and {second}", e.Message, StringComparison.Ordinal);
    }
}
