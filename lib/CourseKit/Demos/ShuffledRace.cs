using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos.Recording;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using CourseKit.Training;
using static TorchSharp.torch;

namespace CourseKit.Demos;

/// <summary>
/// A fully connected and a convolutional network race on pictures as they are and on the same pictures with all pixels shuffled by one
/// permutation: four curves that grow while the cell runs, and are kept to be played again.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class ShuffledRace : Demo
{
    private const int Pictures = 6;
    private readonly RaceTape _tape;
    private readonly ImageDataset _plain, _shuffled;

    private ShuffledRace(RaceTape tape, ImageDataset plain, ImageDataset shuffled)
        : base("race", "The race: pixels in order, and pixels shuffled") => (_tape, _plain, _shuffled) = (tape, plain, shuffled);

    /// <summary>Test accuracy at the end, 0…1, of each runner: "MLP-300, in order", "LeNet-5, shuffled", and so on.</summary>
    public IReadOnlyDictionary<string, double> Accuracies =>
        _tape.Runners.ToDictionary(runner => runner.Name, runner => runner.Accuracies[^1]);

    /// <summary>Trains MLP-300 and LeNet-5 on grey pictures of 28 by 28, in order and shuffled, in turns of a few steps.</summary>
    /// <param name="data">The pictures.</param>
    /// <param name="epochs">How often each network sees each picture.</param>
    /// <param name="rounds">How often each is measured, from 2 to 100.</param>
    /// <param name="seed">Of weights, order and permutation.</param>
    /// <exception cref="CourseKitException">Pictures of another size, or rounds out of range.</exception>
    public static ShuffledRace Run(ImageDataset data, int epochs = 4, int rounds = 24, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        if ((data.Train.Channels, data.Train.Height, data.Train.Width) is not (1, 28, 28))
            throw new CourseKitException(
                $"{data.Name} has pictures of another size; the race is for grey ones of 28x28, such as Datasets.Digits().");
        if (rounds is < 2 or > 100)
            throw new CourseKitException($"{rounds} rounds are asked for; from 2 to 100 can be kept.");
        var shuffled = data.PermutePixels(seed);
        var runners = new List<Runner>();
        foreach (var (suffix, set) in new[] { ("in order", data), ("shuffled", shuffled) })
        {
            manual_seed(seed);
            runners.Add(new Runner($"MLP-300, {suffix}", new Mlp([300]), set, seed));
            manual_seed(seed);
            runners.Add(new Runner($"LeNet-5, {suffix}", new LeNet5(num_classes: data.ClassNames.Count), set, seed));
        }
        using var tape = new RaceTape(runners, epochs);
        tape.Run(rounds, LivePicture.OfCell());
        return new ShuffledRace(tape, data, shuffled);
    }

    /// <inheritdoc/>
    public override Figure Picture => _tape.Figure() with
    {
        Title = Title,
        AltText = $"{Title}: " + string.Join("; ", _tape.Runners.Select(runner => FormattableString.Invariant(
            $"{runner.Name}, {runner.Accuracies[^1]:P1} of test pictures right after {_tape.Rounds[^1]:0.##} epochs"))) + ".",
    };

    private protected override IEnumerable<string> Scripts => ["grid", "maps", "player", "chart"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteString("unit", "epoch");
        json.WriteNumber("height", _plain.Test.Height);
        json.WriteNumber("width", _plain.Test.Width);
        _tape.Write(json);
        json.WriteStartArray("pictures");
        foreach (var (name, set) in new[] { ("in order", _plain.Test), ("the same, shuffled", _shuffled.Test) })
        {
            var count = Math.Min(Pictures, set.Count);
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("count", count);
            json.WriteBase64String("pixels", Enumerable.Range(0, count).SelectMany(i => set.Image(i).ToArray()).ToArray());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
