using CourseKit.Datasets;
using CourseKit.Insight;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.InsightTests;

public sealed class LocalisationScoreTests
{
    private const int Count = 30;
    private static readonly ImageSet Scenes = Datasets.Datasets.Objects(Count, 1).Train;

    [Fact]
    public void Of_FingerInTheBox_HitsAlways_OutsideNever()
    {
        double[,] Peak(int i, bool inside)
        {
            var (map, box) = (new double[Scenes.Height, Scenes.Width], Scenes.Box(i));
            // A corner that the box does not hold: the first one whose row or column lies outside.
            var (y, x) = inside ? (box.Y + box.Height / 2, box.X + box.Width / 2) : box.X > 0
                ? (0, 0) : (Scenes.Height - 1, Scenes.Width - 1);
            map[y, x] = 1;
            return map;
        }

        Assert.Equal(1, LocalisationScore.Of(Scenes, Count, i => Peak(i, inside: true)).Share);
        Assert.Equal(0, LocalisationScore.Of(Scenes, Count, i => Peak(i, inside: false)).Share);
    }

    [Fact]
    public void Of_CoarseMapWithItsPeakInTheMiddle_IsThatOfPointingAtTheMiddle()
    {
        var score = LocalisationScore.Of(Scenes, Count, _ => new double[,] { { 0, 0, 0 }, { 0, 9, 0 }, { 0, 0, 0 } });

        Assert.Equal(score.MiddleShare, score.Share);
        Assert.Equal(Count, score.Images);
    }

    [Fact]
    public void Of_Chance_IsTheMeanShareOfTheBoxes()
    {
        var score = LocalisationScore.Of(Scenes, Count, _ => new double[2, 2]);
        var area =
            Enumerable.Range(0, Count).Average(i => Scenes.Box(i).Width * Scenes.Box(i).Height / (double)(Scenes.Width * Scenes.Height));

        Assert.Equal(area, score.Chance, 12);
    }

    [Fact]
    public void Of_ImagesWithoutMasks_SaysWhichHaveSome()
    {
        var e =
            Assert.Throws<CourseKitException>(() => LocalisationScore.Of(Datasets.Datasets.Digits(5, 1).Train, 5, _ => new double[2, 2]));
        Assert.Contains("Datasets.Objects()", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfCam_AsksForTheMapOfTheTrueClass()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var model = Sequential(("conv", Conv2d(3, 6, 3, padding: 1)), ("pool", MaxPool2d(4)),
            ("average", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("fc", Linear(6, 10)));
        var images = new BatchLoader(Scenes, Count, Normalization.None(3)).Load(0).x;

        var score = LocalisationScore.OfCam(model, Scenes, Normalization.None(3), Count);

        var expected = LocalisationScore.Of(Scenes, Count, i => Explain.Cam(model, images[i], Scenes.Label(i)).Map);
        Assert.Equal(expected.ToString(), score.ToString());
        Assert.Equal(expected.Share, score.Share);
    }

    [Fact]
    public void ToStringAndPlot_TellAllThree()
    {
        var score = LocalisationScore.Of(Scenes, Count, _ => new double[2, 2]);

        Assert.Contains($"of {Count} objects", score.ToString(), StringComparison.Ordinal);
        Assert.Contains("always the middle", score.Plot().ToSvg(), StringComparison.Ordinal);
    }
}
