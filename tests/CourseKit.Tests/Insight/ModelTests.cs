using CourseKit.Insight;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Reference;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.InsightTests;

/// <summary>Looks into constructed networks whose answer is known, and into a trained one.</summary>
public sealed class ModelTests
{
    private static readonly Lazy<LeNet5> Trained = new(() =>
    {
        manual_seed(1);
        var model = new LeNet5();
        (TrainingTests.Quiet.Trainer with { Epochs = 4 }).Fit(model, TrainingTests.Quiet.Data);
        return model;
    });

    [Fact]
    public void Filters_Constructed_AreToldApart()
    {
        using var model = Sequential(("conv", Conv2d(1, 5, 5)));
        using var weight = zeros(5, 1, 5, 5);
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                weight[0, 0, i, j] = i - 2;                               // a smooth edge
                weight[1, 0, i, j] = j - 2;                               // another
                weight[2, 0, i, j] = -3 * (i - 2);                        // the first one, negative
                weight[3, 0, i, j] = ((i * 7) + (j * 3) + (i * j)) % 5 - 2;      // no neighbourhood
            }
        }
        using (no_grad())
            model.parameters().First().copy_(weight);

        var report = Filters.Report(model);

        Assert.Equal(
            [FilterKind.Good, FilterKind.Good, FilterKind.Correlated, FilterKind.Noisy, FilterKind.Dead],
            report.Filters.Select(f => f.Kind));
        Assert.Equal((0, -1.0), (report.Filters[2].Twin, Math.Round(report.Filters[2].TwinCorrelation, 6)));
        Assert.Equal("conv: 2 good, 1 dead, 1 noisy, 1 correlated", report.ToString());
    }

    [Fact]
    public void Activations_Constructed_CountsDeadUnits()
    {
        using var model = Sequential(("fc", Linear(2, 3)), ("relu", ReLU()));
        using (no_grad())
        {
            using var weight = tensor(new float[] { 1, 0, 0, 1, -1, -1 }, [3, 2]);
            model.parameters().First().copy_(weight);
            model.parameters().Last().fill_(0);
        }
        var layer = CaughtOf(model, tensor(new float[] { 1, 2, 3, 0 }, [2, 2]));

        Assert.Equal([1, 2, 0, 3, 0, 0], layer.Values);
        Assert.Equal([2], layer.DeadUnits);
        Assert.Equal((1.0 / 3, 0.5, 1), (layer.DeadRate, layer.ZeroShare, layer.Mean));
    }

    [Fact]
    public void SeenField_ConvolutionsAndPools_HasTheSizeOfTheFormula()
    {
        using var model = Sequential(
            ("c1", Conv2d(1, 3, 3)), ("r", ReLU()), ("p1", MaxPool2d(2)), ("c2", Conv2d(3, 4, 3, dilation: 2)), ("p2", MaxPool2d(3, 2)));
        var fields = ReceptiveField.Of(
            new FieldLayer("c1", 3), new FieldLayer("p1", 2, 2), new FieldLayer("c2", 3, Dilation: 2), new FieldLayer("p2", 3, 2));

        string[] layers = ["c1", "p1", "c2", "p2"];
        for (var l = 0; l < layers.Length; l++)
        {
            var (top, left, bottom, right) = SeenField.Of(model, Layers.Find(model, layers[l]), [1, 1, 40, 40], 3, 3);
            Assert.Equal((fields[l + 1].Size, fields[l + 1].Size), (bottom - top + 1, right - left + 1));
        }
    }

    [Fact]
    public void Maximise_LinearUnit_FindsItsWeights()
    {
        // The best image for a linear unit, at a given length, is its own weights.
        manual_seed(5);
        using var model = Sequential(("flat", Flatten()), ("fc", Linear(64, 2)));
        var settings = new MaximiseSettings { Height = 8, Width = 8, Jitter = 0, BlurEvery = 0, Decay = 0.05, Steps = 150, Limit = 100 };

        var found = Maximise.Class(model, 1, settings);

        var weights = model.parameters().First()[1].data<float>().ToArray();
        var cosine = weights.Zip(found.Image, (w, x) => w * x).Sum() /
            Math.Sqrt(weights.Sum(w => (double)w * w) * found.Image.Sum(x => x * x));
        Assert.True(cosine > 0.99, $"cosine {cosine}");
        Assert.True(found.Responses[^1] > found.Responses[0]);
    }

    [Fact]
    public void Fool_TrainedNet_IsFooledByALittle()
    {
        var (model, data) = (Trained.Value, TrainingTests.Quiet.Data);
        using var image = Input(0);
        var target = (data.Test.Label(0) + 1) % 10;

        var fooled = Maximise.Fool(model, image, target);

        Assert.True(fooled.Succeeded);
        Assert.InRange(fooled.Change, 0.01, 0.8);
        using var changed = fooled.ToTensor();
        Assert.Equal(target, model.call(changed.unsqueeze(0)).argmax(1).item<long>());
    }

    [Fact]
    public void Maximise_TrainedClass_IsTakenForIt()
    {
        using var image = Maximise.Class(Trained.Value, 3).ToTensor();

        Assert.Equal(3, Trained.Value.call(image.unsqueeze(0)).argmax(1).item<long>());
    }

    [Fact]
    public void Patches_TrainedNet_AreTheLargestResponses()
    {
        var (model, data) = (Trained.Value, TrainingTests.Quiet.Data);
        var patches = Patches.Of(model, data.Test, data.Normalization, "C3", 2, 4);

        Assert.Equal(patches.Select(p => p.Response).OrderDescending(), patches.Select(p => p.Response));
        using var image = Input(patches[0].Image);
        var layer = Probe.Of(model, image, "C3");
        Assert.Equal(layer.Map(0, 2).Cast<double>().Max(), patches[0].Response, 1e-4);
        Assert.Equal(14, patches.Max(p => p.Picture.Width));       // C1 5, S2 2, C3 5: (5 - 1) * 2 + 1 + 1 + 4
    }

    [Fact]
    public void LossSurface_Middle_IsTheLossOfTheModel()
    {
        var (model, data) = (Trained.Value, TrainingTests.Quiet.Data);
        var before = TrainingTests.Quiet.Weights(model);

        var surface = LossSurface.Of(model, data.Test, data.Normalization, points: 3);

        Assert.Equal(Evaluation.Of(model, data).Loss, surface.Losses[1, 1], 1e-5);
        Assert.Equal(before, TrainingTests.Quiet.Weights(model));
        Assert.True(surface.Losses[0, 0] > surface.Losses[1, 1]);
    }

    [Fact]
    public void Embedding_TrainedNet_PutsNeighboursOfAClassTogether()
    {
        var data = TrainingTests.Quiet.Data;
        var set = data.Test.Take(120);
        var places = TSne.Embed(Features.Of(Trained.Value, set, data.Normalization), 15, 300);

        var same = Enumerable.Range(0, 120).Count(i => set.Label(i) == set.Label(Enumerable.Range(0, 120).Where(j => j != i)
            .MinBy(j => Math.Pow(places[i, 0] - places[j, 0], 2) + Math.Pow(places[i, 1] - places[j, 1], 2))));
        Assert.InRange(same, 90, 120);
    }

    [Fact]
    public void Figures_OfATrainedNet_AreDrawnToBeLookedAt()
    {
        var (model, data) = (Trained.Value, TrainingTests.Quiet.Data);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "figures")).FullName;
        using var image = Input(1);
        using var batch = cat([.. Enumerable.Range(0, 60).Select(i => Input(i).unsqueeze(0))]);
        using var labels = tensor([.. Enumerable.Range(0, 60).Select(data.Test.Label)]);
        var figures = new Dictionary<string, Figure>
        {
            ["filters"] = Filters.Plot(model),
            ["filter report"] = Filters.Report(model, "C3").Plot(),
            ["activation maps"] = Probe.Of(model, image, "act1").Plot(),
            ["activation distributions"] = Probe.PlotDistributions(model, batch),
            ["dead units"] = Probe.PlotDeadRates(model, batch),
            ["gradient norms"] = GradientNorms.Of(model, batch, labels).Plot(),
            ["saliency"] = Explain.Saliency(model, image).Plot(data.Normalization),
            ["guided backpropagation"] = Explain.GuidedBackpropagation(model, image).Plot(data.Normalization),
            ["grad-cam"] = Explain.GradCam(model, image, layer: "C3").Plot(data.Normalization),
            ["occlusion"] = Explain.Occlusion(model, image).Plot(data.Normalization),
            ["maximisation"] = Maximise.Class(model, 3).Plot(),
            ["fooling"] = Maximise.Fool(model, image, 3).Plot(data.Normalization, data.ClassNames),
            ["patches"] = Patches.Plot(model, data.Test, data.Normalization, "C3"),
            ["seen field"] = SeenField.Plot(model, [1, 28, 28]),
            ["loss surface"] = LossSurface.Of(model, data.Test.Take(100), data.Normalization, points: 9).Plot(),
            ["embedding"] = Features.Plot(model, data.Test.Take(200), data.Normalization, steps: 300),
            ["pca"] = Pca.Of(Features.Of(model, data.Test.Take(200), data.Normalization)).Plot(data.Test.Take(200).Labels.ToArray()),
        };

        foreach (var (name, figure) in figures)
        {
            figure.Save(Path.Combine(folder, $"insight {name}.png"));
            Assert.Empty(Plots.SvgTexts.Overlaps(Plots.SvgTexts.Read(figure.ToSvg())));
            Assert.DoesNotContain("no data", figure.ToString(), StringComparison.Ordinal);
        }
    }

    private static Tensor Input(int index)
    {
        var data = TrainingTests.Quiet.Data;
        using var batch = new Datasets.BatchLoader(data.Test.Subset([index]), 1, data.Normalization).Load(0).x;
        return batch[0].clone();
    }

    private static LayerActivations CaughtOf(Module<Tensor, Tensor> model, Tensor input)
    {
        // Images have channels: the two numbers stand as two channels of one pixel, which a flatten in front takes away.
        using var whole = Sequential(("flat", Flatten()), ("net", model));
        return Probe.Of(whole, input.reshape(2, 2, 1, 1), "relu");
    }
}
