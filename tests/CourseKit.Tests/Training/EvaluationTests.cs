using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class EvaluationTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    // Images of three pixels; the model below takes them as logits. Rows: right, wrong, badly wrong, right, wrong.
    private static readonly ImageSet Set = new(
        [9, 0, 0, 0, 3, 2, 5, 0, 0, 0, 0, 1, 0, 1, 1], [0, 2, 1, 2, 2], 1, 1, 3, Names);

    private static readonly Normalization AsIs = new([0], [1.0 / 255]);

    [Fact]
    public void Of_KnownLogits_GivesTheNumbersByHand()
    {
        using var model = new Logits();

        var evaluation = Evaluation.Of(model, Set, AsIs);

        Assert.Equal([0L, 1L, 0L, 2L, 1L], evaluation.Predictions);
        Assert.Equal(2.0 / 5, evaluation.Accuracy);
        Assert.Equal(new[,] { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 2, 1 } }, evaluation.Confusion);
        double[][] rows = [[9, 0, 0, 9], [0, 3, 2, 2], [5, 0, 0, 0], [0, 0, 1, 1], [0, 1, 1, 1]];
        Assert.Equal(rows.Average(row => Math.Log(row.Take(3).Sum(Math.Exp)) - row[3]), evaluation.Loss, 1e-6);
        Assert.Equal(Math.Exp(3) / (1 + Math.Exp(3) + Math.Exp(2)), evaluation.Probability(1, 1), 1e-6);
    }

    [Fact]
    public void Mistakes_WorstFirst_AreOrderedByTheRightClassesProbability()
    {
        using var model = new Logits();
        var evaluation = Evaluation.Of(model, Set, AsIs);

        Assert.Equal([2, 1, 4], evaluation.Mistakes());
        Assert.Equal([2], evaluation.Mistakes(1));
    }

    [Fact]
    public void Of_ManyBatches_KeepsTheImagesOrder()
    {
        using var model = new Logits();
        var labels = Enumerable.Range(0, 1003).Select(i => (long)(i * 7 % 3)).ToArray();
        var pixels = labels.SelectMany(label => Enumerable.Range(0, 3).Select(k => (byte)(k == label ? 4 : 1))).ToArray();

        var evaluation = Evaluation.Of(model, new ImageSet(pixels, labels, 1, 1, 3, Names), AsIs);

        Assert.Equal(labels, evaluation.Predictions);
        Assert.Equal(1, evaluation.Accuracy);
        Assert.Empty(evaluation.Mistakes());
    }

    [Fact]
    public void Figures_Evaluation_ShowLabelsAndPredictions()
    {
        using var model = new Logits();
        var evaluation = Evaluation.Of(model, Set, AsIs);

        Assert.Contains("40", evaluation.ConfusionMatrix().ToSvg(), StringComparison.Ordinal);
        Assert.Contains("data:image/png", evaluation.WorstMistakes(2).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void PlotClasses_KnownLogits_HasRecallOfEachClass()
    {
        using var model = new Logits();
        var evaluation = Evaluation.Of(model, Set, AsIs);

        Assert.Equal([1, 0, 1.0 / 3], evaluation.ByClass.Select(result => result.Recall));
        Assert.True(double.IsNaN(evaluation.Top5));         // of three classes, five are always right
        Assert.Contains("c", Plots.SvgTexts.Read(evaluation.PlotClasses().ToSvg()).Select(text => text.Text));
    }

    [Fact]
    public void Of_ModelWithOtherClasses_SaysSo()
    {
        using var model = Sequential(Flatten(), Linear(3, 7));

        var error = Assert.Throws<CourseKitException>(() => Evaluation.Of(model, Set, AsIs));

        Assert.Contains("(5, 7)", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 classes", error.Message, StringComparison.Ordinal);
    }

    private sealed class Logits() : Module<Tensor, Tensor>(nameof(Logits))
    {
        public override Tensor forward(Tensor input) => input.view(-1, 3);
    }
}
