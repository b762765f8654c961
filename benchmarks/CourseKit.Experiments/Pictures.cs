using CourseKit.Insight;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Experiments;

/// <summary>Draws the pictures of the library's README: a kind of plot, a data set or a look into a model each.</summary>
internal static class Pictures
{
    public static void Draw(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, figure) in Plots().Concat(Sets()).Concat(Looks()))
        {
            figure.Save(Path.Combine(folder, $"{name}.png"));
            Console.WriteLine($"{name}.png: {figure}");
        }
    }

    private static IEnumerable<(string, Figure)> Plots()
    {
        double[] epochs = [.. Enumerable.Range(1, 12)];
        double[] Falling(double by) => [.. epochs.Select(e => 0.05 + (2 / (1 + (by * e))))];
        var mean = epochs.Select(e => 1 - (0.4 / e)).ToArray();
        var random = new Random(1);
        var normal = Enumerable.Range(0, 500).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6).ToArray();
        yield return ("plot-lines", Figures.Lines("Lines", epochs, "epoch", "loss", ("training", Falling(1.2)), ("test", Falling(0.9))));
        yield return ("plot-bands", Figures.Bands(
            "Bands over seeds", epochs, "epoch", "accuracy",
            ("LeNet-5", mean, [.. mean.Select(v => v - 0.04)], [.. mean.Select(v => v + 0.04)])));
        yield return ("plot-bars", Figures.Bars(
            ["linear", "MLP", "LeNet-5"], [0.905, 0.955, 0.982], "Bars with errors", "accuracy", NumberStyle.Percent,
            errors: [0.004, 0.003, 0.002]));
        yield return ("plot-histogram", Figures.Histogram(normal, "Histogram", "weight"));
        yield return ("plot-boxes", Figures.Boxes(
            "Boxes", "gradient", ("conv1", normal[..200]), ("conv2", [.. normal[200..].Select(v => v / 2)])));
        yield return ("plot-violins", Figures.Violins(
            "Violins", "activation", ("tanh", [.. normal.Select(Math.Tanh)]), ("ReLU", [.. normal.Select(v => Math.Max(0, v))])));
        yield return ("plot-heatmap", Figures.Heatmap(Reference.Kernels.SobelLeft, "Heatmap"));
        yield return ("plot-confusion", Figures.ConfusionMatrix(
            new[,] { { 48, 1, 1 }, { 2, 45, 3 }, { 0, 6, 44 } }, ["cat", "dog", "fox"]));
        yield return ("plot-slider", Figures.Slider("Slider, on paper all at once", [.. Reference.ConvolutionTrace
            .Of(new double[,] { { 0, 0, 1, 1 }, { 0, 0, 1, 1 }, { 0, 0, 1, 1 }, { 0, 0, 1, 1 } }, Reference.Kernels.SobelRight)
            .Select((step, i) => ($"step {i + 1}", Figures.Heatmap(step.Patch)))]));
    }

    private static IEnumerable<(string, Figure)> Sets()
    {
        yield return ("set-digits", Datasets.Datasets.Digits(30, 1).Train.Show(30, title: "digits"));
        yield return ("set-letters", Datasets.Datasets.Letters(30, 1).Train.Show(30, title: "letters"));
        yield return ("set-objects", Datasets.Datasets.Objects(30, 1).Train.Show(30, title: "objects"));
    }

    private static IEnumerable<(string, Figure)> Looks()
    {
        var data = Datasets.Datasets.Digits(4000, 500);
        manual_seed(1);
        using var model = new LeNet5();
        var history = new Trainer { Epochs = 4, LearningRate = 0.03, Seed = 1, Output = TextWriter.Null }.Fit(model, data);
        using var image = data.Input(3);
        yield return ("look-curves", history.Plot());
        yield return ("look-filters", Filters.Plot(model));
        yield return ("look-activations", Probe.Of(model, image, "act1").Plot());
        yield return ("look-saliency", Explain.Saliency(model, image).Plot(data.Normalization));
        yield return ("look-guided", Explain.GuidedBackpropagation(model, image).Plot(data.Normalization));
        yield return ("look-gradcam", Explain.GradCam(model, data.Input(4), layer: "act3").Plot(data.Normalization));
        yield return ("look-occlusion", Explain.Occlusion(model, image).Plot(data.Normalization));
        yield return ("look-maximise", Maximise.Class(model, 3).Plot());
        yield return ("look-fooling", Maximise.Fool(model, image, 3).Plot(data.Normalization, data.ClassNames));
        yield return ("look-patches", Patches.Plot(model, data.Test, data.Normalization, "C3", channels: 3));
        yield return ("look-field", SeenField.Plot(model, [1, 28, 28]));
        yield return ("look-surface", LossSurface.Of(model, data.Test, data.Normalization, points: 11).Plot());
        yield return ("look-tsne", Features.Plot(model, data.Test.Take(300), data.Normalization));
    }
}
