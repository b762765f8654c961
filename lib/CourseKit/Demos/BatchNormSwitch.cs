using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos.Recording;
using CourseKit.Plots;
using CourseKit.Plots.Display;

namespace CourseKit.Demos;

/// <summary>
/// The same deep network trained with and without batch normalisation, at several learning rates: how the numbers in front of each
/// activation are spread, step by step, and the loss. All is trained when this is made; the page switches and slides.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class BatchNormSwitch : Demo
{
    private readonly IReadOnlyList<double> _rates;
    private readonly Dictionary<(bool Norm, double Rate), SpreadTape> _tapes;

    private BatchNormSwitch(IReadOnlyList<double> rates, Dictionary<(bool Norm, double Rate), SpreadTape> tapes)
        : base("batchnorm", "Batch normalisation, off and on") => (_rates, _tapes) = (rates, tapes);

    /// <summary>Trains a dense network of five hidden layers with tanh, twice at each rate.</summary>
    /// <param name="data">Pictures and labels.</param>
    /// <param name="rates">Learning rates, from 1 to 6 of them; 0.01, 0.1 and 0.5 when null.</param>
    /// <param name="steps">Steps of each training, 10 or more.</param>
    /// <param name="seed">Of weights and order: the same for all.</param>
    /// <exception cref="CourseKitException">A rate that is not above 0, too many of them, or too few steps.</exception>
    public static BatchNormSwitch Train(ImageDataset data, IReadOnlyList<double>? rates = null, int steps = 150, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        rates ??= [0.01, 0.1, 0.5];
        if (rates.Count is < 1 or > 6 || rates.Any(rate => !(rate > 0)))
            throw new CourseKitException($"The learning rates are {string.Join(", ", rates)}; give from 1 to 6, each above 0.");
        if (steps < 10)
            throw new CourseKitException($"A training of {steps} steps is asked for; to see something it needs at least 10.");
        var tapes = new Dictionary<(bool, double), SpreadTape>();
        foreach (var rate in rates)
        {
            foreach (var norm in new[] { false, true })
                tapes[(norm, rate)] = SpreadTape.Record(data, norm, rate, steps, seed);
        }
        return new BatchNormSwitch([.. rates], tapes);
    }

    /// <summary>Loss of each step; NaN after a training has run away.</summary>
    /// <param name="norm">With batch normalisation.</param>
    /// <param name="rate">One of the rates.</param>
    public IReadOnlyList<double> Losses(bool norm, double rate) => _tapes[(norm, rate)].Losses;

    /// <inheritdoc/>
    public override Figure Picture =>
        Figures.Row([.. _rates.Select(rate => Figures.Lines(FormattableString.Invariant($"rate {rate}"), null, "step", "loss",
        ("off", Losses(false, rate)), ("on", Losses(true, rate))))]) with
    {
        Title = Title,
        AltText = $"{Title}: " + string.Join("; ", _rates.Select(rate => FormattableString.Invariant(
            $"at a rate of {rate} the loss ends at {_tapes[(false, rate)].Last} without and {_tapes[(true, rate)].Last} with it"))) + ".",
    };

    private protected override IEnumerable<string> Scripts => ["grid", "net", "player", "chart"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumbers("rates", _rates);
        json.WriteNumber("widest", SpreadTape.Widest);
        json.WriteNumber("bins", SpreadTape.Bins);
        json.WriteStartArray("runs");
        foreach (var rate in _rates)
        {
            foreach (var norm in new[] { false, true })
                _tapes[(norm, rate)].Write(json);
        }
        json.WriteEndArray();
    }
}
