using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

/// <summary>Scores of what is no classifier, against counts by hand.</summary>
public sealed class BeyondTests
{
    // One image of 2 rows and 4 columns, class 1; its object is the right half.
    private static readonly ImageSet Scene = new(new byte[8], [1], 1, 2, 4, ["a", "b", "c"], masks: new byte[] { 0, 0, 1, 1, 0, 0, 1, 1 });

    private static readonly Normalization AsIs = Normalization.None(1);

    [Fact]
    public void Segmentation_KnownPixels_GivesTheNumbersByHand()
    {
        // Three of the four object pixels found, one of them as class c; one of background taken for b.
        using var painter = new Painter(4, [0, 2, 2, 2, 0, 0, 3, 0]);

        var score = SegmentationScore.Of(painter, Scene, AsIs);

        Assert.Equal(5.0 / 8, score.PixelAccuracy, 1e-12);
        Assert.Equal(3.0 / 5, score.ByClass[0], 1e-12);      // background: 3 of 3 + 1 missed + 1 invented
        Assert.Equal(2.0 / 5, score.ByClass[2], 1e-12);      // b: 2 of 4 that are there and 1 invented
        Assert.Equal(0, score.ByClass[3], 1e-12);            // c: given once, never there
        Assert.True(double.IsNaN(score.ByClass[1]));
        Assert.Equal(3.0 / 5, score.ObjectIoU, 1e-12);       // found 3, missed 1, invented 1
        Assert.Equal((0.6 + 0.4 + 0) / 3, score.MeanIoU, 1e-12);
        Assert.Contains("data:image/png", score.Plot().ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Segmentation_TwoLogits_TellsObjectFromBackground()
    {
        using var painter = new Painter(2, [0, 1, 1, 1, 0, 0, 1, 0]);

        var score = SegmentationScore.Of(painter, Scene, AsIs);

        Assert.Equal(3.0 / 5, score.ObjectIoU, 1e-12);
        Assert.Equal(3.0 / 5, score.ByClass[1], 1e-12);
        Assert.Contains("pixels right 75.0 %", score.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Segmentation_WrongShape_SaysWhatIsNeeded()
    {
        using var painter = new Painter(3, new long[8]);

        Assert.Contains("(N, 4, 2, 4)", Assert.Throws<CourseKitException>(() => SegmentationScore.Of(painter, Scene, AsIs)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Detection_UntrainedNet_CountsWhatItsRowsSay()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var scenes = Datasets.Datasets.Objects(train: 60, test: 40);
        using var model = new ObjectDetector(10, width: 4);
        model.eval();

        var score = DetectionScore.Of(model, scenes.Test, scenes.Normalization);

        var (logits, boxes) = model.Split(model.call(SceneBatches.Of(scenes.Test, scenes.Normalization).X));
        Assert.Equal(logits.argmax(1).data<long>().ToArray(), score.Classes);
        var first = SceneBatches.Pixels(boxes[0].contiguous().data<float>().ToArray(), 32, 32);
        Assert.Equal(first, score.Boxes[0]);
        Assert.Equal(first.IntersectionOverUnion(scenes.Test.Box(0)), score.Overlaps[0], 1e-12);
        Assert.Equal(score.Overlaps.Average(), score.MeanIoU, 1e-12);
        Assert.InRange(score.FoundShare, 0, Math.Min(score.Accuracy, score.Overlaps.Count(o => o >= 0.5) / 40.0));
        Assert.Contains("data:image/png", score.Plot(6).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_KnownLogits_CountsRightSentences()
    {
        var set = new TextSet([1, 2, 2, 1, 1, 1], [0, 1, 1], 2, ["_", "x", "y"], ["no", "yes"]);
        using var model = new FirstWord();

        var score = TextScore.Of(model, set);

        // The first word says it: x is no, y is yes. The third sentence begins with x and is yes.
        Assert.Equal(2.0 / 3, score.Accuracy, 1e-12);
        Assert.Equal([2], score.Mistakes);
        Assert.Equal(1 / (1 + Math.Exp(-1)), score.Probabilities[0, 0], 1e-6);
        Assert.Equal("66.7 % of 3 sentences right", score.ToString());
    }

    /// <summary>Gives pixels the classes that it was told, whatever it sees.</summary>
    private sealed class Painter(long classes, long[] pixels) : Module<Tensor, Tensor>(nameof(Painter))
    {
        public override Tensor forward(Tensor input) =>
            functional.one_hot(tensor(pixels, [1, 2, 4]), classes).permute(0, 3, 1, 2).to(float32);
    }

    /// <summary>Logit 1 for the class of the first word.</summary>
    private sealed class FirstWord() : Module<Tensor, Tensor>(nameof(FirstWord))
    {
        public override Tensor forward(Tensor input) => functional.one_hot(input.select(1, 0) - 1, 2).to(float32);
    }
}
