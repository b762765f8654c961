using CourseKit.Datasets;
using CourseKit.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos.Recording;

/// <summary>One network of a race: it trains for some steps, is measured, and waits for its next turn.</summary>
internal sealed class Runner : IDisposable
{
    private const int BatchSize = 32;
    private const double LearningRate = 0.05;
    private const int TestPictures = 1000;
    private readonly Module<Tensor, Tensor> _model;
    private readonly BatchLoader _batches;
    private readonly ImageSet _test;
    private readonly Normalization _normalization;
    private readonly optim.Optimizer _optimizer;
    private readonly List<double> _accuracies = [];
    private readonly long _seed;
    private ScheduledOptimizer? _steps;
    private int _epoch;

    public Runner(string name, Module<Tensor, Tensor> model, ImageDataset data, long seed)
    {
        (Name, _model, _seed, _normalization) = (name, model, seed, data.Normalization);
        _model.to(ComputeDevice.Choose());
        _batches = new BatchLoader(data.Train, BatchSize, _normalization, ComputeDevice.Choose());
        _test = data.Test.Take(Math.Min(TestPictures, data.Test.Count));
        _optimizer = optim.SGD(model.parameters(), LearningRate, 0.9);
    }

    public string Name { get; }

    /// <summary>Test accuracy, 0…1, after each turn.</summary>
    public IReadOnlyList<double> Accuracies => _accuracies;

    public int StepsInAnEpoch => _batches.Count;

    /// <summary>Trains up to and with a step.</summary>
    /// <param name="until">Number of the step, from 0.</param>
    /// <param name="total">Steps of the whole race, for the course of the rate.</param>
    public void Train(long until, long total)
    {
        _steps ??= new ScheduledOptimizer(_optimizer, Schedules.Cosine, total);
        _model.train();
        while (_steps.Done < until)
        {
            var batch = (int)(_steps.Done % _batches.Count);
            if (batch == 0)
                _batches.Shuffle(_seed, ++_epoch);
            using var scope = NewDisposeScope();
            var (x, y) = _batches.Load(batch);
            var loss = functional.cross_entropy(_model.call(x), y);
            _steps.ZeroGradients();
            loss.backward();
            _steps.Step();
        }
        _model.eval();
    }

    public void Measure() => _accuracies.Add(Evaluation.Of(_model, _test, _normalization).Accuracy);

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }
}
