using CourseKit.Datasets;
using CourseKit.Insight;
using CourseKit.Models;
using static TorchSharp.torch;

namespace CourseKit.Tests.InsightTests;

public sealed class PhrasesTests
{
    private static readonly TextSet Set = new(
        [1, 2, 3, 0, 3, 2, 1, 0, 2, 2, 3, 1], [0, 1, 1], 4, ["<pad>", "not", "very", "good"], ["blame", "praise"]);

    [Fact]
    public void Of_DetectorMadeByHand_FindsItsPhrase()
    {
        using var model = Detector();

        var phrases = Phrases.Of(model, Set, "convolutions.0", 0, 2);

        Assert.Equal("not very good", phrases[0].Words);        // 5 for "not" first, 3 for "good" last
        Assert.Equal(8, phrases[0].Response, 1e-6);
        Assert.Contains("kernels 0 to 0", Assert.Throws<CourseKitException>(() => Phrases.Of(model, Set, "convolutions.0", 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("no convolution over words", Assert.Throws<CourseKitException>(() => Phrases.Of(model, Set, "fc", 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Weigh_DetectorMadeByHand_GivesEachWordItsShare()
    {
        using var model = Detector();

        var weights = Phrases.Weigh(model, Set, "Not very good", target: 0);

        Assert.Equal(["not", "very", "good"], weights.Select(w => w.Word));
        Assert.Equal([5, 0, 3], weights.Select(w => Math.Round(w.Weight, 6)));
        Assert.Contains("\"bad\" is not in the vocabulary", Assert.Throws<CourseKitException>(
            () => Phrases.Weigh(model, Set, "not bad")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PointingGame_PeakOnAndOffTheMask_IsCounted()
    {
        byte[] mask = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];       // row 1, column 1 of 4x4
        double[,] on = { { 0, 0 }, { 0, 0 } }, off = { { 0, 0 }, { 0, 1 } };
        on[0, 0] = 1;       // the peak of 2x2 cells, stretched to 4x4, lies on the first corner first: not on the mask

        Assert.False(PointingGame.Hits(on, mask, 4));
        Assert.False(PointingGame.Hits(off, mask, 4));
        var sharp = new double[4, 4];
        sharp[1, 1] = 0.1;
        Assert.True(PointingGame.Hits(sharp, mask, 4));
    }

    [Fact]
    public void PointingGame_ScenesAndTheirOwnMasks_HitAlwaysAndGuessingSometimes()
    {
        var scenes = Datasets.Datasets.Objects(train: 20, test: 20);
        int[] images = [.. Enumerable.Range(0, 20)];

        // The mask itself as the picture's only channel, and a linear model: gradient times input is the mask.
        using var linear = nn.Sequential(nn.Flatten(), nn.Linear(1024, 1, hasBias: false));
        using (no_grad())
            linear.parameters().Single().fill_(1);
        var share = PointingGame.Share(scenes.Test, images, i =>
        {
            using var mask = tensor([.. scenes.Test.Mask(i).ToArray().Select(v => (float)v)], [1, 32, 32]);
            return Explain.GradientTimesInput(linear, mask, 0);
        });

        Assert.Equal(1, share);
        var covered = images.Average(i => scenes.Test.Mask(i).ToArray().Count(v => v != 0) / 1024.0);
        Assert.Equal(covered, PointingGame.Chance(scenes.Test, images), 1e-12);
    }

    [Fact]
    public void NeighbourAgreement_PointsOnALine_IsCountedByHand()
    {
        double[,] points = { { 0 }, { 1 }, { 1.5 }, { 9 }, { 10 } };

        // Nearest: 0-1, 1-1.5, 1.5-1, 9-10, 10-9.
        Assert.Equal(3.0 / 5, Features.NeighbourAgreement(points, [1, 1, 2, 3, 3]), 1e-12);
        Assert.Throws<CourseKitException>(() => Features.NeighbourAgreement(points, [1, 1]));
    }

    // A kernel of three words with 5 for "not" in front and 3 for "good" at the end; the logit of class 0 is its answer.
    private static TextCnn Detector()
    {
        var model = new TextCnn(4, dimensions: 2, filters: 1, lengths: [3]);
        using var noGrad = no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.fill_(0);
            if (name == "embedding.weight")
                (parameter[1, 0], parameter[3, 1]) = (1, 1);
            else if (name == "convolutions.0.weight")
                (parameter[0, 0, 0], parameter[0, 1, 2]) = (5, 3);
            else if (name == "fc.weight")
                parameter[0, 0] = 1;
        }
        return model;
    }
}
