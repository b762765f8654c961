using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Tests.TrainingTests;

public sealed class ToolsTests
{
    [Fact]
    public void LearningRateFinder_Mlp_FindsARateThatTrainsAndLeavesTheModel()
    {
        manual_seed(1);
        using var model = new Mlp([50]);
        var before = Quiet.Weights(model);

        var found = LearningRateFinder.Run(model, Quiet.Data, Quiet.Trainer);

        Assert.Equal(before, Quiet.Weights(model));
        Assert.InRange(found.Suggested, 1e-3, 1);
        Assert.True(found.Losses[^1] > found.Losses.Min());     // the search went on until the loss rose
        var history = (Quiet.Trainer with { LearningRate = found.Suggested }).Fit(model, Quiet.Data);
        Assert.InRange(history.TestAccuracy[^1], 0.8, 1);
        Assert.Contains("suggested", found.Plot().ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void SanityChecks_HealthyModel_PassAndLeaveIt()
    {
        manual_seed(1);
        using var model = new LeNet5();
        model.eval();
        var before = Quiet.Weights(model);

        var checks = SanityChecks.Run(model, Quiet.Data);

        Assert.True(checks.Passed, checks.ToString());
        Assert.Equal(4, checks.Checks.Count);
        Assert.Equal(before, Quiet.Weights(model));
        Assert.False(model.training);
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void SanityChecks_LayerThatIsNotUsed_IsNamed()
    {
        using var model = new Forgetful();

        var checks = SanityChecks.Run(model, Quiet.Data, steps: 30);

        var failed = checks.Checks.Single(check => check.Name.Contains("parameter", StringComparison.Ordinal));
        Assert.False(failed.Passed);
        Assert.Contains("forgotten.weight", failed.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void SanityChecks_SoftmaxBeforeTheLossOrWrongScale_Fails()
    {
        using var model = new Loud();

        var check = SanityChecks.Run(model, Quiet.Data, steps: 5).Checks[0];

        Assert.False(check.Passed);
        Assert.Contains("ln 10 = 2.303", check.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Experiment_TwoConfigurations_ComparesMeansOverSeeds()
    {
        var result = new Experiment(Quiet.Data) { Seeds = [1, 2, 3], Output = TextWriter.Null }
            .Add("linear", () => new LinearClassifier(), Quiet.Trainer)
            .AddGrid([20, 60], n => new Mlp([n]), _ => Quiet.Trainer, n => $"MLP-{n}")
            .Run();

        Assert.Equal(["linear", "MLP-20", "MLP-60"], result.Rows.Select(row => row.Name));
        Assert.Equal(7850, result["linear"].Parameters);
        Assert.Equal(9, result.Runs.Count);
        var values = result.Runs.Where(run => run.Configuration == "MLP-20").Select(run => run.Accuracy).ToList();
        Assert.Equal(values.Average(), result["MLP-20"].Mean, 1e-12);
        Assert.Equal(Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / 2), result["MLP-20"].Deviation, 1e-12);
        Assert.Contains("±", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("±", result.Plot().ToSvg(), StringComparison.Ordinal);
        Assert.Equal(3, result.PlotCurves().Panels[0].Traces.Count);
    }

    [Fact]
    public void Experiment_NothingToDo_SaysSo() =>
        Assert.Contains("Add", Assert.Throws<CourseKitException>(() => new Experiment(Quiet.Data).Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void LiveCurve_FirstPicture_LeavesNoLineOfProgressAbove()
    {
        var (text, clock) = (new StringWriter(), new HandClock());
        var progress = new TrainingProgress(text, isLive: true, epochs: 1, batches: 100, clock);
        string? above = null;
        var live = new LiveCurve(
            LiveCurve.Behind(progress.Clear, _ =>
            {
                above = text.ToString();
                return new Handle();
            }),
            clock);
        var history = new History();
        for (int step = 1; step <= 100; step++)
        {
            history.AddStep(step, 1.0 / step);
            clock.Advance(100);
            progress.Batch(1, step, 1, 1, TimeSpan.FromSeconds(step));
            live.Update(history);
        }

        Assert.NotNull(above);
        string line = above.Split('\r').Last(part => part.Length > 0);
        Assert.Contains("batch", above, StringComparison.Ordinal);
        Assert.Equal("", line.Trim());
        Assert.Contains("batch 100/100", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LiveCurve_SlowDisplay_KeepsItsShareOfTheTime()
    {
        // Every picture costs 30 ms of this clock, and every step 10 ms.
        var (shown, handle, clock) = (0, new Handle(), new HandClock());
        var live = new LiveCurve(
            _ =>
            {
                shown++;
                clock.Advance(30);
                return handle;
            },
            clock);
        handle.Updated = () => clock.Advance(30);
        var history = new History();
        for (int step = 1; step <= 2000; step++)
        {
            history.AddStep(step, 1.0 / step);
            clock.Advance(10);
            live.Update(history);
        }

        Assert.Equal(1, shown);
        Assert.InRange(handle.Updates, 5, 7);       // 20 seconds allow 200 ms: pictures at 3, 3, 6, 9, 12 ... seconds
        Assert.InRange(live.Cost.TotalMilliseconds, 150, 0.01 * clock.Milliseconds + 30);
        live.Update(history, force: true);
        Assert.IsType<Figure>(handle.Last);
    }

    /// <summary>A clock that moves when it is told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        public long Milliseconds { get; private set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;

        public void Advance(long milliseconds) => Milliseconds += milliseconds;
    }

    [Fact]
    public void Schedules_StepsWarmUpOneCycle_FollowTheirFormulas()
    {
        var steps = Schedules.Steps(0.1, 0.5, 0.75);
        Assert.Equal([1, 0.1, 0.01], new[] { steps(0.49), steps(0.5), steps(0.99) }.Select(v => Math.Round(v, 6)));
        var warm = Schedules.WarmUp(0.2, Schedules.Linear);
        Assert.Equal([0.5, 1, 0.5], new[] { warm(0.1), warm(0.2), warm(0.6) }.Select(v => Math.Round(v, 6)));
        var cycle = Schedules.OneCycle(0.25, 0.1);
        Assert.Equal([0.1, 1, 0], new[] { cycle(0), cycle(0.25), cycle(1) }.Select(v => Math.Round(v, 6)));
    }

    [Fact]
    public void Evaluation_ByClass_FollowsFromTheConfusions()
    {
        manual_seed(1);
        using var model = new LinearClassifier();
        Quiet.Trainer.Fit(model, Quiet.Data);
        var evaluation = Evaluation.Of(model, Quiet.Data);
        var seven = evaluation.ByClass[7];

        Assert.Equal(evaluation.Accuracy, evaluation.TopAccuracy(1), 1e-12);
        Assert.Equal(1, evaluation.TopAccuracy(10), 1e-12);
        Assert.Equal(evaluation.Accuracy, evaluation.ByClass.Sum(c => c.Recall * c.Count) / 300, 1e-12);
        Assert.Equal(Enumerable.Range(0, 10).Sum(j => evaluation.Confusion[7, j]), seven.Count);
        var taken = Enumerable.Range(0, 10).Sum(i => evaluation.Confusion[i, 7]);
        Assert.Equal((double)evaluation.Confusion[7, 7] / taken, seven.Precision, 1e-12);
    }

    private sealed class Handle
    {
        public int Updates { get; private set; }

        public object? Last { get; private set; }

        public Action Updated { get; set; } = () => { };

        public void Update(object value)
        {
            (Updates, Last) = (Updates + 1, value);
            Updated();
        }
    }

    private sealed class Forgetful : Module<Tensor, Tensor>
    {
        private readonly LinearClassifier inner = new();
        private readonly TorchSharp.Modules.Linear forgotten = Linear(3, 3);

        public Forgetful()
            : base(nameof(Forgetful)) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input);
    }

    private sealed class Loud : Module<Tensor, Tensor>
    {
        private readonly LinearClassifier inner = new();

        public Loud()
            : base(nameof(Loud)) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input) * 1000;
    }
}
