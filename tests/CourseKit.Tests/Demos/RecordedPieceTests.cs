using CourseKit.Datasets;
using CourseKit.Demos;
using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Tests.Demos;

/// <summary>Pieces that train when they are made: what they keep is what happened, and the same each time.</summary>
public sealed class RecordedPieceTests
{
    private static readonly ImageDataset Digits = Datasets.Datasets.Digits(640, 200);
    private static readonly Trainer Quiet = new() { Epochs = 2, LearningRate = 0.05, Seed = 1, Output = TextWriter.Null, LivePlot = false };

    [Fact]
    public void LearningFilters_ATraining_KeepsFirstAndLastWeightsAndTrainsAsUsual()
    {
        manual_seed(1);
        using var watched = new LeNet1();
        manual_seed(1);
        using var plain = new LeNet1();

        var film = LearningFilters.Watch(watched, Digits, Quiet, frames: 8);
        var history = Quiet.Fit(plain, Digits);

        Assert.Equal(0, film.Steps[0]);
        Assert.Equal(20, film.Steps[^1]);
        Assert.Equal(film.Steps.Order().Distinct(), film.Steps);
        Assert.InRange(film.Steps.Count, 5, 8);
        Assert.Equal(history.TrainLoss, film.History.TrainLoss);
        foreach (var (a, b) in watched.parameters().Zip(plain.parameters()))
            Assert.True(a.equal(b).all().item<bool>());
        using var json = NetworkPieceTests.Data(film);
        var bytes = json.RootElement.GetProperty("weights").GetBytesFromBase64();
        var last = watched.state_dict()["features.C1.weight"].data<float>().ToArray();
        Assert.Equal(film.Steps.Count * 100 * sizeof(float), bytes.Length);
        Assert.Equal(last, Enumerable.Range(0, 100).Select(i => BitConverter.ToSingle(bytes, bytes.Length - 400 + 4 * i)));
    }

    [Fact]
    public void LearningFilters_WrongLayer_SaysWhichItMayBe()
    {
        Assert.Contains("reads 4 maps", Message(() => LearningFilters.Watch(new LeNet1(), Digits, Quiet, "C3")), StringComparison.Ordinal);
        Assert.Contains("no convolution", Message(() => LearningFilters.Watch(new LeNet1(), Digits, Quiet, "output")),
            StringComparison.Ordinal);
        Assert.Contains("no two-dimensional convolution", Message(() => LearningFilters.Watch(new Mlp([5]), Digits, Quiet)),
            StringComparison.Ordinal);
        Assert.Contains("1 frames", Message(() => LearningFilters.Watch(new LeNet1(), Digits, Quiet, frames: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void ShuffledRace_TwoEpochs_LearnsAndIsTheSameAgain()
    {
        var first = ShuffledRace.Run(Digits, epochs: 2, rounds: 4, seed: 1);
        var second = ShuffledRace.Run(Digits, epochs: 2, rounds: 4, seed: 1);

        Assert.Equal(["MLP-300, in order", "LeNet-5, in order", "MLP-300, shuffled", "LeNet-5, shuffled"], first.Accuracies.Keys);
        Assert.All(first.Accuracies.Values, accuracy => Assert.InRange(accuracy, 0.3, 1));
        Assert.True(first.Accuracies["LeNet-5, in order"] > first.Accuracies["LeNet-5, shuffled"]);
        Assert.Equal(first.ToHtml(), second.ToHtml());
        Assert.Contains("another size", Message(() => ShuffledRace.Run(Datasets.Datasets.Objects(20, 20))), StringComparison.Ordinal);
    }

    [Fact]
    public void VanishingGradient_DeepSigmoids_LoseTheirGradientAndReLUWithHeKeepsIt()
    {
        var piece = VanishingGradient.Of(Digits, 50);

        double Lost(int activation, int start) => piece.Norms(32, activation, start)[^1] - piece.Norms(32, activation, start)[0];
        Assert.True(Lost(0, 2) > 10, $"sigmoid lost {Lost(0, 2)} powers of ten");
        Assert.InRange(Lost(2, 3), -1.5, 1.5);
        Assert.Equal(33, piece.Norms(32, 0).Count);
        Assert.Equal(piece.ToHtml(), VanishingGradient.Of(Digits, 50).ToHtml());
    }

    [Fact]
    public void BatchNormSwitch_HighRate_OnlyNormalisedLearns()
    {
        var piece = BatchNormSwitch.Train(Digits, [1], steps: 60);

        Assert.True(piece.Losses(true, 1).TakeLast(10).Average() < piece.Losses(false, 1).TakeLast(10).Average()
            || piece.Losses(false, 1).Any(double.IsNaN));
        Assert.Equal(60, piece.Losses(true, 1).Count);
        Assert.Contains("above 0", Message(() => BatchNormSwitch.Train(Digits, [0])), StringComparison.Ordinal);
    }

    [Fact]
    public void LossLandscape_AWay_EndsLowAndLiesOnThePlane()
    {
        var piece = LossLandscape.Compare(Digits, depth: 2, steps: 40, points: 7);

        Assert.True(piece.WayLosses(2)[^1] < piece.WayLosses(2)[0]);
        Assert.Equal((7, 7), (piece.Losses(0).GetLength(0), piece.Losses(0).GetLength(1)));
        Assert.Equal(piece.ToHtml(), LossLandscape.Compare(Digits, depth: 2, steps: 40, points: 7).ToHtml());
        Assert.Contains("channels", Message(() => LossLandscape.Compare(Datasets.Datasets.Objects(20, 20))), StringComparison.Ordinal);
    }

    private static string Message(Func<object> make) => Assert.Throws<CourseKitException>(make).Message;
}
