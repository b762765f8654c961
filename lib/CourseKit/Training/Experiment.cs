using CourseKit.Datasets;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>Trains several configurations with several seeds each and compares them: one run is an anecdote.</summary>
/// <remarks>
/// <c>new Experiment(data) { Seeds = [1, 2, 3] }.Add("tanh", () => new LeNet5(...), trainer).Add(...).Run()</c> gives a table and figures.
/// </remarks>
/// <param name="data">What all configurations learn from and are measured by, where they name no other.</param>
public sealed class Experiment(ImageDataset data)
{
    private readonly List<(string Name, Func<Module<Tensor, Tensor>> Make, Trainer Trainer, ImageDataset Data)> _configurations = [];

    /// <summary>One run of each configuration for every seed; the seed makes the weights and the order of the images.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Where progress goes: one line for each run; stdout when null.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Adds a configuration.</summary>
    /// <param name="name">Name in table and figures.</param>
    /// <param name="make">Makes the model, anew for each run.</param>
    /// <param name="trainer">How to train it; its seed is set by the experiment.</param>
    /// <param name="other">Another data set than the experiment's; null for that one.</param>
    /// <returns>This experiment.</returns>
    public Experiment Add(string name, Func<Module<Tensor, Tensor>> make, Trainer trainer, ImageDataset? other = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(trainer);
        _configurations.Add((name, make, trainer, other ?? data));
        return this;
    }

    /// <summary>Adds a configuration for each value of a setting: a learning rate, a weight decay, a batch size.</summary>
    /// <typeparam name="T">Of the setting.</typeparam>
    /// <param name="values">Its values.</param>
    /// <param name="make">Makes the model for a value.</param>
    /// <param name="trainer">Makes the trainer for a value.</param>
    /// <param name="name">Name for a value; the value itself when null.</param>
    /// <returns>This experiment.</returns>
    public Experiment AddGrid<T>(
        IEnumerable<T> values, Func<T, Module<Tensor, Tensor>> make, Func<T, Trainer> trainer, Func<T, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            Add(name?.Invoke(value) ?? FormattableString.Invariant($"{value}"), () => make(value), trainer(value));
        return this;
    }

    /// <summary>Runs everything.</summary>
    /// <param name="cancellationToken">Ends early; the finished runs are returned.</param>
    /// <exception cref="CourseKitException">No configuration or no seed.</exception>
    public ExperimentResult Run(CancellationToken cancellationToken = default)
    {
        if (_configurations.Count == 0 || Seeds.Count == 0)
            throw new CourseKitException("An experiment needs at least one configuration (Add) and one seed.");
        var output = Output ?? Console.Out;
        var runs = new List<ExperimentRun>();
        foreach (var (name, make, trainer, set) in _configurations)
        {
            foreach (var seed in Seeds)
            {
                manual_seed(seed);
                using var model = make();
                var history = (trainer with { Seed = seed, Output = TextWriter.Null, LivePlot = false }).Fit(model, set, cancellationToken);
                if (history.IsCancelled)
                    return new ExperimentResult(runs);
                runs.Add(new ExperimentRun(name, seed, history, model.parameters().Sum(p => p.numel())));
                output.WriteLine($"{name}, seed {seed}: {runs[^1]}");
            }
        }
        return new ExperimentResult(runs);
    }
}
