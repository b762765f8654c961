using CourseKit.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coursekit-checkpoints-").FullName;

    public static TheoryData<string> Optimizers => ["sgd", "adam", "rmsprop"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Fit_ThreeEpochsAndThreeMore_GivesTheBitsOfSix(string optimizer)
    {
        var trainer = Quiet.Trainer with { Epochs = 6, Schedule = Schedules.Cosine, Optimizer = Make(optimizer) };
        var (whole, wholeHistory) = Train(trainer);

        // The same training, broken off after its third epoch and taken up by another process: another model, another optimiser.
        using var source = new CancellationTokenSource();
        var first = trainer with { Checkpoints = _folder, OnEpoch = epoch => Cancel(epoch.Epoch == 3, source) };
        Train(first, source.Token);
        rand(100).Dispose();
        var (resumed, resumedHistory) = Train(trainer with { Checkpoints = _folder, Resume = true });

        Assert.Equal(whole, resumed);
        Assert.Equal(wholeHistory.TestLoss, resumedHistory.TestLoss);
        Assert.Equal(wholeHistory.TrainLoss, resumedHistory.TrainLoss);
        Assert.Equal(6, resumedHistory.Count);
    }

    [Fact]
    public void Fit_WithCheckpoints_LeavesTwoFilesAndNothingElse()
    {
        Train(Quiet.Trainer with { Checkpoints = Path.Combine(_folder, "new") });

        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal([Trainer.BestCheckpoint, Trainer.LastCheckpoint], files);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void Fit_CheckpointCutShort_SaysSoAndTheWayOut(int length)
    {
        Train(Quiet.Trainer with { Checkpoints = _folder });
        var path = Path.Combine(_folder, Trainer.LastCheckpoint);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        var error = Assert.Throws<CourseKitException>(() => Train(Quiet.Trainer with { Checkpoints = _folder, Resume = true }));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("delete it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_CheckpointOfAnotherOptimiser_SaysSo()
    {
        Train(Quiet.Trainer with { Checkpoints = _folder, Optimizer = Make("adam") });

        var error = Assert.Throws<CourseKitException>(() => Train(Quiet.Trainer with { Checkpoints = _folder, Resume = true }));

        Assert.Contains("another kind of optimiser", error.Message, StringComparison.Ordinal);
    }

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
            source.Cancel();
    }

    private static Func<IEnumerable<Parameter>, optim.Optimizer>? Make(string name) => name switch
    {
        "adam" => parameters => optim.Adam(parameters, 1e-3),
        "rmsprop" => parameters => optim.RMSProp(parameters, 1e-3),
        _ => null,
    };

    // Dropout draws random numbers in every step: their state must go on, too.
    private static (float[] Weights, History History) Train(Trainer trainer, CancellationToken cancellationToken = default)
    {
        manual_seed(1);
        using var model = Sequential(
            ("flatten", Flatten()), ("a", Linear(784, 40)), ("relu", ReLU()), ("drop", Dropout(0.3)), ("b", Linear(40, 10)));
        var history = trainer.Fit(model, Quiet.Data, cancellationToken);
        return (Quiet.Weights(model), history);
    }
}
