using CourseKit.Reference;
using static CourseKit.Tests.ReferenceTests.GoldenFile;
using AvgPool2d = CourseKit.Reference.AvgPool2d;
using MaxPool2d = CourseKit.Reference.MaxPool2d;

namespace CourseKit.Tests.ReferenceTests;

public sealed class PoolingTests
{
    // Lecture B, example B11.
    private static readonly double[,] B11 = { { 8, 5, 2, 7 }, { 1, 6, 0, 3 }, { 2, 4, 7, 1 }, { 5, 1, 8, 0 } };

    // Lecture E, example E17: probabilities 5/12 3/12 0 3/16 / 4/12 0 9/16 4/16 / 2/10 4/10 1/8 2/8 / 1/10 3/10 2/8 3/8.
    private static readonly double[,] E17 = { { 5, 3, 0, 3 }, { 4, 0, 9, 4 }, { 2, 4, 1, 2 }, { 1, 3, 2, 3 } };

    [Fact]
    public void Max_LectureB11_KeepsTheLargest() => Assert.Equal([8, 7, 5, 8], MaxPool2d.Forward(B11.As4D(), 2).y.Flat());

    [Fact]
    public void Average_LectureB11_KeepsTheMeans() => Assert.Equal([5, 3, 3, 4], AvgPool2d.Forward(B11.As4D(), 2).Flat());

    [Fact]
    public void Max_EveryCase_AgreesWithPyTorch() => Assert.All(Of("maxpool"), c =>
    {
        var x = c.Array4D("x");
        var (y, index) = MaxPool2d.Forward(x, c.Int("kernel"), c.Int("stride"), c.Int("padding"));

        AssertClose(c.Array4D("y"), y);
        AssertClose(c.Array4D("dx"), MaxPool2d.Backward(c.Array4D("dy"), index, x.Shape().H, x.Shape().W));
    });

    [Fact]
    public void Average_EveryCase_AgreesWithPyTorch() => Assert.All(Of("avgpool"), c =>
    {
        var (_, _, H, W) = c.Array4D("x").Shape();
        var (kernel, stride, padding) = (c.Int("kernel"), c.Int("stride"), c.Int("padding"));

        AssertClose(c.Array4D("y"), AvgPool2d.Forward(c.Array4D("x"), kernel, stride, padding));
        AssertClose(c.Array4D("dx"), AvgPool2d.Backward(c.Array4D("dy"), H, W, kernel, stride, padding));
    });

    [Fact]
    public void Fractional_EveryCase_AgreesWithPyTorch() => Assert.All(Of("fractional"), c =>
    {
        var x = c.Array4D("x");
        var (y, index) = FractionalMaxPool2d.Forward(x, c.Int("kernel"), c.Int("output"), c.Array3D("u"));

        AssertClose(c.Array4D("y"), y);
        AssertClose(c.Array4D("dx"), MaxPool2d.Backward(c.Array4D("dy"), index, x.Shape().H, x.Shape().W));
    });

    [Fact]
    public void Stochastic_LectureE17_HasTheSlidesProbabilities()
    {
        double[] expected =
        [
            5 / 12.0, 3 / 12.0, 0, 3 / 16.0, 4 / 12.0, 0, 9 / 16.0, 4 / 16.0,
            2 / 10.0, 4 / 10.0, 1 / 8.0, 2 / 8.0, 1 / 10.0, 3 / 10.0, 2 / 8.0, 3 / 8.0,
        ];

        AssertClose(expected, StochasticPool2d.Probabilities(E17.As4D(), 2).Flat());
        // sums of squares over sums
        AssertClose(new[] { 50 / 12.0, 106 / 16.0, 3, 18 / 8.0 }, StochasticPool2d.Expected(E17.As4D(), 2).Flat());
    }

    [Fact]
    public void Stochastic_ManyDraws_FollowTheProbabilities()
    {
        var random = new Random(11);
        var counts = new Dictionary<double, int>();
        const int Draws = 12_000;
        for (var draw = 0; draw < Draws; draw++)
        {
            var (y, index) = StochasticPool2d.Forward(E17.As4D(), 2, random);
            Assert.Equal(y[0, 0, 0, 0], E17[index[0, 0, 0, 0] / 4, index[0, 0, 0, 0] % 4]);
            counts[y[0, 0, 0, 0]] = counts.GetValueOrDefault(y[0, 0, 0, 0]) + 1;
        }

        Assert.Equal([3, 4, 5], counts.Keys.Order());       // the zero is never drawn
        Assert.All(counts, pair => Assert.Equal(pair.Key / 12, pair.Value / (double)Draws, 0.02));      // 4.5 standard deviations
    }

    [Fact]
    public void Stochastic_NegativeValueOrOddSize_IsRefused()
    {
        Assert.Contains("ReLU", Assert.Throws<ArgumentException>(() => StochasticPool2d.Expected(new[,] { { -1.0 } }.As4D(), 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => StochasticPool2d.Expected(new double[3, 3].As4D(), 2));
    }

    [Fact]
    public void Global_MeanOfEachMap_AndItsGradientIsShared()
    {
        AssertClose(new[,] { { B11.Flat().Average() } }, GlobalAvgPool.Forward(B11.As4D()));
        Assert.All(GlobalAvgPool.Backward(new[,] { { 32.0 } }, 4, 4).Flat(), value => Assert.Equal(2, value));
    }
}
