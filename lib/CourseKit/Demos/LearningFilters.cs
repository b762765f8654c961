using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos.Recording;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Training;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos;

/// <summary>
/// Filters as they appear while a network trains: live under the cell where displays can change, and recorded, to play and to slide
/// through, with what the filters answer to a picture, the loss, and the test accuracy.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class LearningFilters : Demo
{
    private const int TestPictures = 300;
    private readonly FilterTape _tape;

    private LearningFilters(FilterTape tape, History history)
        : base("filters", $"Filters appear: {tape.Layer} while the network trains") => (_tape, History) = (tape, history);

    /// <summary>What the training gave.</summary>
    public History History { get; }

    /// <summary>Steps at which the filters were kept, the first before any training.</summary>
    public IReadOnlyList<long> Steps => [.. _tape.Frames.Select(frame => frame.Step)];

    /// <summary>Trains a model and keeps its filters: often at first, when they change fast.</summary>
    /// <param name="model">The model; it is trained in place.</param>
    /// <param name="data">Training and test images.</param>
    /// <param name="trainer">How to train; three epochs at a rate of 0.03 when null. Its own live curve stays away.</param>
    /// <param name="layer">Name of a convolution that reads the picture; the first convolution when null.</param>
    /// <param name="frames">How many times, from 2 to 200.</param>
    /// <exception cref="CourseKitException">No such layer, one that does not read the picture, or frames out of range.</exception>
    public static LearningFilters Watch(
        Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> model, ImageDataset data, Trainer? trainer = null, string? layer = null,
        int frames = 60)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (frames is < 2 or > 200)
            throw new CourseKitException($"{frames} frames are asked for; from 2 to 200 can be kept.");
        trainer ??= new Trainer { LearningRate = 0.03 };
        var tape = new FilterTape(model, data, data.Test.Take(Math.Min(TestPictures, data.Test.Count)), layer);
        var live = LivePicture.OfCell();
        var total = trainer.Steps ?? (long)trainer.Epochs * ((data.Train.Count + trainer.BatchSize - 1) / trainer.BatchSize);
        var wanted = Enumerable.Range(1, frames - 2).Select(i => 1 + (long)(total * Math.Pow((double)i / (frames - 1), 2))).ToHashSet();
        var before = trainer.OnStep;
        var history = (trainer with
        {
            ReadInterval = 1,
            LivePlot = false,
            OnStep = (step, loss) =>
            {
                before?.Invoke(step, loss);
                // The loss is known before the step is taken: these are the filters that gave it.
                if (step == 1 || wanted.Contains(step))
                    tape.Keep(step - 1, loss);
                live?.Update(tape.Figure);
            },
        }).Fit(model, data);
        tape.Keep(total, history.Steps.TakeLast(20).Average(step => step.Loss));
        live?.Update(tape.Figure, force: true);
        return new LearningFilters(tape, history);
    }

    /// <inheritdoc/>
    public override Figure Picture => _tape.Still(Title);

    private protected override IEnumerable<string> Scripts => ["grid", "net", "maps", "player", "chart"];

    private protected override void Write(Utf8JsonWriter json) => _tape.Write(json);
}
