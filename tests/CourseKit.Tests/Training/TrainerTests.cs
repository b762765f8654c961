using CourseKit.Datasets;
using CourseKit.Models;
using CourseKit.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class TrainerTests
{
    private static readonly Lazy<ImageDataset> Data = new(() => Datasets.Datasets.Digits(train: 2000, test: 500));
    private static readonly Trainer Quiet = new() { Epochs = 2, Seed = 1, LearningRate = 0.05, Device = CPU, Output = TextWriter.Null };

    [Fact]
    public void Fit_Digits_LearnsAndKeepsItsHistory()
    {
        var history = Fit(() => new Mlp([50]), Quiet);

        Assert.Equal(2, history.Count);
        Assert.Equal([1, 2], history.Select(epoch => epoch.Epoch));
        Assert.True(history.TrainLoss[1] < history.TrainLoss[0]);
        Assert.InRange(history.TestAccuracy[1], 0.85, 1);
        Assert.False(history.IsCancelled);
        Assert.True(history.Seconds > 0 && history.ImagesPerSecond > 0);
    }

    [Fact]
    public void Fit_HostStopsTheCell_EndsAtTheNextBatchWithTheModelAsItWas()
    {
        using var model = new Mlp([50]);
        model.eval();
        var calls = 0;
        AppContext.SetData(HostStop.Name, (Action)(() => { if (++calls == 4) throw new OperationCanceledException("stopped"); }));
        try
        {
            Assert.Throws<OperationCanceledException>(() => Quiet.Fit(model, Data.Value));
        }
        finally
        {
            AppContext.SetData(HostStop.Name, null);
        }

        Assert.Equal(4, calls);
        Assert.False(model.training);
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameBits()
    {
        var (first, second) = (Fit(() => new LeNet5(), Quiet with { Epochs = 1 }), Fit(() => new LeNet5(), Quiet with { Epochs = 1 }));
        var other = Fit(() => new LeNet5(), Quiet with { Epochs = 1, Seed = 2 });

        Assert.Equal(first.TrainLoss, second.TrainLoss);
        Assert.Equal(first.TestLoss, second.TestLoss);
        Assert.NotEqual(first.TrainLoss, other.TrainLoss);
    }

    [Fact]
    public void Fit_Steps_LeaveNoTensorBehind()
    {
        using var model = new LeNet5();
        Quiet.Fit(model, Data.Value.Take(200, 100));
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Quiet.Fit(model, Data.Value.Take(1000, 100));

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Fit_FirstBatch_LossIsAboutThatOfGuessing()
    {
        using var model = new LeNet5();

        var history = new Trainer { Epochs = 1, LearningRate = 1e-9, Momentum = 0, Seed = 1, Device = CPU, Output = TextWriter.Null }
            .Fit(model, Data.Value);

        // Ten classes, nothing learnt: ln 10.
        Assert.Equal(Math.Log(10), history.TrainLoss[0], 0.05);
        Assert.Equal(Math.Log(10), history.TestLoss[0], 0.05);
    }

    [Fact]
    public void Fit_OwnOptimiser_IsUsedAndDisposedOf()
    {
        var made = 0;
        var history = Fit(() => new Mlp([50]), Quiet with
        {
            Optimizer = parameters =>
            {
                made++;
                return optim.SGD(parameters, 0.1);
            },
        });

        Assert.Equal(1, made);
        Assert.InRange(history.TestAccuracy[1], 0.8, 1);
    }

    [Fact]
    public void Fit_Cancelled_ReturnsTheFinishedEpochs()
    {
        using var source = new CancellationTokenSource();
        using var output = new StringWriter();
        using var model = new CancelAfter(batches: 40, source);

        var history = (Quiet with { Epochs = 50, Output = output }).Fit(model, Data.Value, source.Token);

        // 32 training batches and 2 test batches make an epoch.
        Assert.True(history.IsCancelled);
        Assert.Single(history);
        Assert.Contains("epoch 2/50  cancelled", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("cancelled", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LossNotANumber_StopsWithAdvice()
    {
        manual_seed(1);
        using var model = new Mlp([50]);

        var error = Assert.Throws<TrainingDivergedException>(() => (Quiet with { LearningRate = 1e20 }).Fit(model, Data.Value));

        Assert.Contains("epoch 1, batch", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate ten times smaller", error.Message, StringComparison.Ordinal);
        Assert.Empty(error.History);
    }

    [Fact]
    public void Fit_TrainingMode_StaysAsItWas()
    {
        using var model = new LinearClassifier();
        model.eval();

        (Quiet with { Epochs = 1 }).Fit(model, Data.Value.Take(64, 10));

        Assert.False(model.training);
    }

    [Theory]
    [InlineData(0, 64, 0.1, "Epochs is 0")]
    [InlineData(1, 0, 0.1, "BatchSize is 0")]
    [InlineData(1, 64, -0.5, "LearningRate is -0.5")]
    [InlineData(1, 64, double.NaN, "LearningRate is NaN")]
    public void Fit_SettingOutOfRange_NamesIt(int epochs, int batchSize, double learningRate, string message)
    {
        using var model = new LinearClassifier();
        var trainer = Quiet with { Epochs = epochs, BatchSize = batchSize, LearningRate = learningRate };

        var error = Assert.Throws<CourseKitException>(() => trainer.Fit(model, Data.Value));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static History Fit(Func<Module<Tensor, Tensor>> make, Trainer trainer)
    {
        manual_seed(1);
        using var model = make();
        return trainer.Fit(model, Data.Value);
    }

    private sealed class CancelAfter : Module<Tensor, Tensor>
    {
        private readonly LinearClassifier inner = new();
        private readonly CancellationTokenSource _source;
        private int _left;

        public CancelAfter(int batches, CancellationTokenSource source)
            : base(nameof(CancelAfter))
        {
            (_left, _source) = (batches, source);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (--_left == 0)
                _source.Cancel();
            return inner.call(input);
        }
    }
}
