using CourseKit.Models;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class TrainerSettingsTests
{
    [Fact]
    public void Fit_Steps_CountsStepsNotEpochs()
    {
        var history = Train(Quiet.Trainer with { Steps = 20 }).History;

        Assert.Equal(2, history.Count);                 // 16 steps make an epoch of 1000 images
        Assert.Equal(20, history.Steps[^1].Step);
    }

    [Fact]
    public void Fit_Patience_StopsAndRestoresTheBestWeights()
    {
        // A rate so high that the test loss soon rises.
        var trainer = Quiet.Trainer with { Epochs = 40, LearningRate = 0.4, Patience = 2 };
        manual_seed(1);
        using var model = new Mlp([50]);
        var history = trainer.Fit(model, Quiet.Data);

        Assert.True(history.StoppedEarly);
        Assert.Equal(history.Count - 2, history.BestEpoch);
        Assert.Equal(history.TestLoss.Min(), Evaluation.Of(model, Quiet.Data).Loss, 1e-9);
        Assert.Contains($"best epoch {history.BestEpoch}", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ReadInterval_ChangesNoWeightAndNoEpochFigure()
    {
        var (each, eachWeights) = Train(Quiet.Trainer);
        var (seldom, seldomWeights) = Train(Quiet.Trainer with { ReadInterval = 5 });

        Assert.Equal(eachWeights, seldomWeights);
        Assert.Equal(each.TrainAccuracy, seldom.TrainAccuracy);
        Assert.Equal(each.TrainLoss[1], seldom.TrainLoss[1], 1e-6);
        Assert.True(seldom.Steps.Count < each.Steps.Count / 4);
    }

    [Fact]
    public void Fit_ClipNorm_LimitsTheStep()
    {
        // Without momentum a step is at most rate times the longest gradient allowed.
        manual_seed(1);
        using var model = new LinearClassifier();
        var before = Quiet.Weights(model);
        var history = (Quiet.Trainer with { Steps = 1, Momentum = 0, LearningRate = 0.5, ClipNorm = 0.01 }).Fit(model, Quiet.Data);

        var moved = Math.Sqrt(Quiet.Weights(model).Zip(before, (a, b) => Math.Pow(a - b, 2)).Sum());
        Assert.Equal(0.5 * 0.01, moved, 1e-5);
        Assert.True(history.GradientNorm[0] > 0.01);
    }

    [Fact]
    public void Fit_Mixup_LearnsAndRepeats()
    {
        var trainer = Quiet.Trainer with { Epochs = 3, MixupAlpha = 0.4 };
        var (first, weights) = Train(trainer);

        Assert.Equal(weights, Train(trainer).Weights);
        Assert.NotEqual(weights, Train(Quiet.Trainer with { Epochs = 3 }).Weights);
        Assert.InRange(first.TestAccuracy[^1], 0.8, 1);
    }

    [Fact]
    public void Loss_OfHeads_WeighsTheAuxiliaryOnes()
    {
        using var model = new TwoHeads();
        using var x = ones(4, 1, 28, 28);
        using var y = tensor([0L, 1, 2, 3]);

        var (_, loss) = new ClassificationLoss(0.3, 0).Of(model, x, y);

        var (main, auxiliary) = model.ForwardHeads(x);
        var expected = functional.cross_entropy(main, y).item<float>() + (0.3 * functional.cross_entropy(auxiliary[0], y).item<float>());
        Assert.Equal(expected, loss.item<float>(), 1e-5);
    }

    [Fact]
    public void Loss_OfSoftTargets_IsTheMixtureOfTheHardOnes()
    {
        using var model = new LinearClassifier();
        using var x = randn(2, 1, 28, 28);
        using var soft = tensor(new float[] { 0.7f, 0.3f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.2f, 0.8f, 0, 0, 0, 0, 0, 0 }, [2, 10]);
        var log = functional.log_softmax(model.call(x), 1).data<float>().ToArray();

        var (_, loss) = new ClassificationLoss(0.3, 0).Of(model, x, soft);

        Assert.Equal(-((0.7 * log[0]) + (0.3 * log[1]) + (0.2 * log[12]) + (0.8 * log[13])) / 2, loss.item<float>(), 1e-5);
    }

    [Fact]
    public void Fit_OutOfMemory_SaysWhichSettingHelps()
    {
        using var model = new OutOfMemory();

        var error = Assert.Throws<CourseKitException>(() => Quiet.Trainer.Fit(model, Quiet.Data));

        Assert.Contains("set BatchSize to 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OnEpoch_SeesEveryResultInOrder()
    {
        var seen = new List<EpochResult>();

        var history = Train(Quiet.Trainer with { OnEpoch = seen.Add }).History;

        Assert.Equal(history, seen);
        Assert.All(seen, epoch => Assert.InRange(epoch.TestTop5, epoch.TestAccuracy, 1));
        Assert.Equal(0.05, seen[0].LearningRate, 1e-12);
    }

    [Fact]
    public void Fit_Validation_ChoosesByTheseImages()
    {
        var history = Train(Quiet.Trainer with { Epochs = 1, Validation = Quiet.Data.Train.Take(50) }).History;

        Assert.Equal(0, (history.TestAccuracy[0] * 50) % 1, 1e-9);
    }

    [Fact]
    public void Loss_WithSmoothing_IsPyTorchsMixtureWithTheUniform()
    {
        using var model = new LinearClassifier();
        using var x = randn(3, 1, 28, 28);
        using var y = tensor([4L, 0, 9]);
        var log = functional.log_softmax(model.call(x), 1).data<float>().ToArray();

        var (_, loss) = new ClassificationLoss(0.3, 0.1).Of(model, x, y);

        // 0.9 of the label and 0.1 of the mean over all ten classes: Szegedy et al., Rethinking the inception architecture, section 7.
        var expected = -new[] { 4, 0, 9 }.Select((label, i) =>
            (0.9 * log[(10 * i) + label]) + (0.1 * log.Skip(10 * i).Take(10).Average(v => (double)v))).Average();
        Assert.Equal(expected, loss.item<float>(), 1e-5);
    }

    [Fact]
    public void Fit_WeightDecay_ShrinksWhatNoGradientHolds()
    {
        // Plain SGD with decay multiplies a weight without gradient by 1 - rate * decay at each step.
        manual_seed(1);
        using var model = new Idle();
        var before = model.named_parameters().Single(p => p.name == "idle").parameter.data<float>().ToArray();

        (Quiet.Trainer with { Steps = 3, Momentum = 0, LearningRate = 0.1, WeightDecay = 0.5 }).Fit(model, Quiet.Data);

        var after = model.named_parameters().Single(p => p.name == "idle").parameter.data<float>().ToArray();
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First * Math.Pow(0.95, 3), pair.Second, 1e-6));
    }

    [Fact]
    public void Fit_OnStep_SeesEveryStepAndItsLoss()
    {
        var seen = new List<(long Step, double Loss)>();

        var history = Train(Quiet.Trainer with { Steps = 5, OnStep = (step, loss) => seen.Add((step, loss)) }).History;

        Assert.Equal([1L, 2, 3, 4, 5], seen.Select(s => s.Step));
        Assert.Equal(history.Steps, seen);
        Assert.Contains("loss", history.PlotSteps().ToSvg(), StringComparison.Ordinal);
    }

    private static (History History, float[] Weights) Train(Trainer trainer)
    {
        manual_seed(1);
        using var model = new Mlp([50]);
        return (trainer.Fit(model, Quiet.Data), Quiet.Weights(model));
    }

    private sealed class TwoHeads : Module<Tensor, Tensor>, IAuxiliaryHeads
    {
        private readonly LinearClassifier main = new();
        private readonly LinearClassifier side = new();

        public TwoHeads()
            : base(nameof(TwoHeads)) => RegisterComponents();

        public override Tensor forward(Tensor input) => main.call(input);

        public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) ForwardHeads(Tensor input) => (main.call(input), [side.call(input)]);
    }

    /// <summary>A classifier with a parameter that enters the loss as nothing: its gradient is zero, not missing.</summary>
    private sealed class Idle : Module<Tensor, Tensor>
    {
        private readonly LinearClassifier inner = new();
        private readonly TorchSharp.Modules.Parameter idle = Parameter(randn(6));

        public Idle()
            : base(nameof(Idle)) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input) + (0 * idle.sum());
    }

    private sealed class NativeException(string message) : System.Runtime.InteropServices.ExternalException(message);

    private sealed class OutOfMemory : Module<Tensor, Tensor>
    {
        private readonly LinearClassifier inner = new();

        public OutOfMemory()
            : base(nameof(OutOfMemory)) => RegisterComponents();

        public override Tensor forward(Tensor input) => throw new NativeException("CUDA out of memory. Tried to allocate 2.00 GiB");
    }
}
