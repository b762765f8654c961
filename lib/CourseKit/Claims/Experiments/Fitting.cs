using CourseKit.Datasets;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Experiments;

/// <summary>One quiet training for the ledger.</summary>
internal static class Fitting
{
    /// <summary>Makes a model by a seed, trains it by the same one, and lets it go.</summary>
    public static History Of(Func<Module<Tensor, Tensor>> make, ImageDataset data, long seed, Trainer trainer)
    {
        manual_seed(seed);
        using var model = make();
        try
        {
            return (trainer with { Seed = seed, Output = TextWriter.Null, LivePlot = false }).Fit(model, data);
        }
        catch (TrainingDivergedException diverged)
        {
            return diverged.History;
        }
    }

    /// <summary>Test accuracy at the end; that of guessing among ten where the training broke down.</summary>
    public static double Accuracy(History history) => history.Count == 0 || !double.IsFinite(history[^1].TestLoss) ? 0.1
        : history[^1].TestAccuracy;
}
