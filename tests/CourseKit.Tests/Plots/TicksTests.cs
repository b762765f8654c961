using CourseKit.Plots;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Plots;

public sealed class TicksTests
{
    private static readonly Arbitrary<double> Doubles =
        ArbMap.Default.ArbFor<NormalFloat>().Convert(f => f.Get, NormalFloat.NewNormalFloat);

    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 2.5, 5, "0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(-3, 7, 5, "−2 0 2 4 6")]
    [InlineData(0, 50_000, 5, "0 10k 20k 30k 40k 50k")]
    [InlineData(0, 1_500_000, 3, "0 0.5M 1.0M 1.5M")]
    [InlineData(0, 1e-6, 2, "0 5e−7 1e−6")]
    [InlineData(1e15, 3e15, 2, "1e15 2e15 3e15")]
    [InlineData(1_000_000, 1_000_000.4, 4, "1000000.0 1000000.1 1000000.2 1000000.3 1000000.4")]
    public void Nice_KnownRange_GivesTheTicksAPersonWouldDraw(double min, double max, int most, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Ticks.Nice(new Extent(min, max), most).Labels));
    }

    [Fact]
    public void Nice_Percent_WritesOnlyTheDecimalsItNeeds()
    {
        Assert.Equal(["85%", "90%", "95%", "100%"], Ticks.Nice(new Extent(0.85, 1), 4, NumberStyle.Percent).Labels);
        Assert.Equal(["97.0%", "97.5%", "98.0%"], Ticks.Nice(new Extent(0.97, 0.98), 2, NumberStyle.Percent).Labels);
    }

    [Fact]
    public void Nice_Integers_NeverStepsByLessThanOne()
    {
        Assert.Equal([1.0, 2, 3], Ticks.Nice(new Extent(0.9, 3.1), 10, integers: true).Values);
    }

    [Fact]
    public void Nice_AnyRange_LiesInsideRisesEvenlyAndIsLabelledDistinctly()
    {
        Prop.ForAll(Doubles, Doubles, Gen.Choose(1, 10).ToArbitrary(), (a, b, most) =>
        {
            var range = new Extent(a, b).Widened();

            var ticks = Ticks.Nice(range, most);

            var slack = range.Length * 1e-6;
            Assert.InRange(ticks.Values.Count, 0, most + 1);
            Assert.All(ticks.Values, v => Assert.InRange(v, range.Min - slack, range.Max + slack));
            Assert.Equal(ticks.Values.Order(), ticks.Values);
            Assert.Equal(ticks.Labels.Count, ticks.Labels.Distinct().Count());
            var gaps = ticks.Values.Zip(ticks.Values.Skip(1), (low, high) => high - low).ToList();
            Assert.All(gaps, gap => Assert.InRange(gap, gaps[0] - slack, gaps[0] + slack));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nice_SixTicksAsked_GivesAtLeastTwo()
    {
        Prop.ForAll(Doubles, Doubles, (a, b) => Ticks.Nice(new Extent(a, b).Widened(), 6).Values.Count >= 2).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Round_AnyRange_ContainsItAndStaysClose()
    {
        Prop.ForAll(Doubles, Doubles, (a, b) =>
        {
            var range = new Extent(a, b).Widened();

            var rounded = Ticks.Round(range);

            Assert.InRange(rounded.Min, range.Min - (range.Length * 0.5), range.Min + (range.Length * 1e-6));
            Assert.InRange(rounded.Max, range.Max - (range.Length * 1e-6), range.Max + (range.Length * 0.5));
        }).QuickCheckThrowOnFailure();
    }
}
