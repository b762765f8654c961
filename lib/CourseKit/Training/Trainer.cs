using System.Globalization;
using CourseKit.Datasets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Training;

/// <summary>Trains a classifier by cross entropy: <c>new Trainer { Epochs = 3 }.Fit(model, data)</c>.</summary>
/// <remarks>The same model, data, settings and seed give the same bits; each step frees the tensors it made.</remarks>
public sealed record Trainer
{
    /// <summary>
    /// Switch of <see cref="AppContext"/> by which a host says whether it shows a line that goes back to its start (\r) as a terminal does.
    /// Without it, progress updates in place on a terminal, and is one plain line for each epoch elsewhere.
    /// </summary>
    public const string LiveOutputSwitch = "CourseKit.LiveOutput";

    /// <summary>Switch of <see cref="AppContext"/> by which a notebook host says that displays can change while a cell runs.</summary>
    public const string LivePlotSwitch = "CourseKit.LivePlot";

    /// <summary>
    /// Name of the <see cref="AppContext"/> data, a <see cref="double"/> above 0 and at most 1, by which a host says what part of a
    /// training's time live pictures may take; without it 0.01. A room that watches would rather see the curve grow.
    /// </summary>
    public const string LivePlotShare = "CourseKit.LivePlotShare";

    /// <summary>File of the state after the last epoch.</summary>
    public const string LastCheckpoint = "last.checkpoint";

    /// <summary>File of the state with the lowest test loss.</summary>
    public const string BestCheckpoint = "best.checkpoint";

    /// <summary>How often every training image is seen.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Steps of the whole training, in place of <see cref="Epochs"/>; null to count epochs.</summary>
    public long? Steps { get; init; }

    /// <summary>Images in one step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Step length of the default optimiser.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Momentum of the default optimiser, 0…1.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Pull of the weights towards 0, of the default optimiser.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Course of the learning rate; <see cref="Schedules.Cosine"/> ends more steadily than a constant one.</summary>
    public Func<double, double> Schedule { get; init; } = Schedules.Constant;

    /// <summary>Makes another optimiser than SGD: <c>parameters => torch.optim.Adam(parameters)</c>.</summary>
    public Func<IEnumerable<Parameter>, torch.optim.Optimizer>? Optimizer { get; init; }

    /// <summary>Seed of the order of the images; the settings' when null.</summary>
    public long? Seed { get; init; }

    /// <summary>Where to compute; the settings' device when null.</summary>
    public torch.Device? Device { get; init; }

    /// <summary>Means and deviations of the inputs; those of the training images when null.</summary>
    public Normalization? Normalization { get; init; }

    /// <summary>Changes the training images, otherwise in each epoch; none when null. Test images stay as they are.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Longest gradient, all parameters together; longer ones are shortened to it. Null for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Measures the gradient's length at every step, for <see cref="History.GradientNorm"/>.</summary>
    public bool GradientNorms { get; init; }

    /// <summary>Share of the target that is spread over all classes, 0…1.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Blends pairs of images and labels, the share drawn from Beta(a, a); 0 for none, 0.2 to 1 is usual.</summary>
    public double MixupAlpha { get; init; }

    /// <summary>Weight of each auxiliary head's loss, for models that have them (<see cref="IAuxiliaryHeads"/>).</summary>
    public double AuxiliaryWeight { get; init; } = 0.3;

    /// <summary>Images to measure every epoch by, in place of the test images: choosing epochs by the test set would flatter it.</summary>
    public ImageSet? Validation { get; init; }

    /// <summary>Stops after so many epochs in a row without a lower test (or validation) loss; null never stops early.</summary>
    public int? Patience { get; init; }

    /// <summary>Puts the best epoch's weights back when a training with <see cref="Patience"/> ends.</summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>
    /// Folder for <see cref="LastCheckpoint"/> and <see cref="BestCheckpoint"/>, written after every epoch; null for none.
    /// </summary>
    public string? Checkpoints { get; init; }

    /// <summary>Goes on from the last checkpoint in <see cref="Checkpoints"/>, to the same bits as without the break.</summary>
    public bool Resume { get; init; }

    /// <summary>Called with the result of each epoch.</summary>
    public Action<EpochResult>? OnEpoch { get; init; }

    /// <summary>Called with number and loss of every step whose loss was read (see <see cref="ReadInterval"/>).</summary>
    public Action<long, double>? OnStep { get; init; }

    /// <summary>Steps between two looks at the loss; when null, every step on the processor and every 25 on a graphics card.</summary>
    public int? ReadInterval { get; init; }

    /// <summary>Shows the loss curve under the notebook cell while it runs; when null, as <see cref="LivePlotSwitch"/> says.</summary>
    public bool? LivePlot { get; init; }

    /// <summary>Where progress goes; stdout when null, <see cref="TextWriter.Null"/> for none.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Whether progress updates one line in place; when null, as <see cref="LiveOutputSwitch"/> says.</summary>
    public bool? LiveOutput { get; init; }

    /// <summary>Trains a model in place and measures it on the test images after every epoch.</summary>
    /// <param name="model">The model: inputs (N, C, H, W) to logits (N, classes). It moves to the device and stays there.</param>
    /// <param name="data">Training and test images.</param>
    /// <param name="cancellationToken">Ends the training early; the finished epochs are returned.</param>
    /// <returns>Losses, accuracies and times of the finished epochs.</returns>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    /// <exception cref="CourseKitException">
    /// A setting out of range, memory that does not suffice, a checkpoint that does not fit, or no graphics card where the settings ask
    /// for one.
    /// </exception>
    public History Fit(Module<Tensor, Tensor> model, ImageDataset data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        CheckSettings();
        var seed = Seed ?? CourseEnvironment.Current.Seed;
        var device = Device ?? ComputeDevice.Choose();
        manual_seed(seed);
        model.to(device);
        return new TrainingRun(this, model, data, device, seed, cancellationToken).Go();
    }

    internal bool UsesLivePlot => LivePlot ?? (AppContext.TryGetSwitch(LivePlotSwitch, out var isOn) && isOn);

    internal bool MeasuresGradients => ClipNorm is not null || GradientNorms;

    internal torch.optim.Optimizer MakeOptimizer(IEnumerable<Parameter> parameters) =>
        Optimizer?.Invoke(parameters) ?? optim.SGD(parameters, LearningRate, Momentum, weight_decay: WeightDecay);

    internal BatchLoader MakeLoader(ImageSet set, Normalization normalization, torch.Device device) =>
        new(set, BatchSize, normalization, device, Augmentation);

    private void CheckSettings()
    {
        Check(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Check(Steps is null or >= 1, nameof(Steps), Steps ?? 0, "at least 1");
        Check(Patience is null or >= 1, nameof(Patience), Patience ?? 0, "at least 1");
        Check(ReadInterval is null or >= 1, nameof(ReadInterval), ReadInterval ?? 0, "at least 1");
        Check(ClipNorm is null or > 0, nameof(ClipNorm), ClipNorm ?? 0, "above 0");
        Check(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or more");
        Check(MixupAlpha >= 0, nameof(MixupAlpha), MixupAlpha, "0 or more");
        Check(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "0 or more and below 1");
        Check(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0");
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "0 or more and below 1");
    }

    private static void Check(bool holds, string name, double value, string rule)
    {
        if (!holds)
            throw new CourseKitException(string.Create(CultureInfo.InvariantCulture, $"Trainer: {name} is {value}; it must be {rule}."));
    }
}
