using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Insight;
using CourseKit.Plots;
using CourseKit.Plots.Display;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Demos;

/// <summary>
/// How long the gradient is in each layer of dense networks, for many depths, three activations and four ways to start: measured on real
/// networks when this is made, to slide through on the page.
/// </summary>
[TypeFormatterSource(typeof(DemoFormatterSource), PreferredMimeTypes =
    [DemoFormatterSource.Html, DemoFormatterSource.Svg, DemoFormatterSource.Text])]
public sealed class VanishingGradient : Demo
{
    private static readonly int[] AllDepths = [2, 3, 4, 6, 8, 12, 16, 24, 32];

    private static readonly (string Name, Func<Module<Tensor, Tensor>> Make)[] Bends =
        [("sigmoid", () => Sigmoid()), ("tanh", () => Tanh()), ("ReLU", () => ReLU())];

    // Deviation of the weights, by the number of inputs.
    private static readonly (string Name, Func<long, double> Deviation)[] Starts =
    [
        ("as the layer starts by itself", inputs => 1 / Math.Sqrt(3.0 * inputs)),
        ("small: deviation 0.01", _ => 0.01),
        ("Xavier: 1 / √inputs", inputs => 1 / Math.Sqrt(inputs)),
        ("He: √(2 / inputs)", inputs => Math.Sqrt(2.0 / inputs)),
    ];

    // [start][depth][bend][layer], powers of ten.
    private readonly double[][][][] _norms;

    private VanishingGradient(double[][][][] norms)
        : base("vanishing", "Gradients on their way back, layer by layer") => _norms = norms;

    /// <summary>Numbers of hidden layers that were measured.</summary>
    public static IReadOnlyList<int> Depths => AllDepths;

    /// <summary>Measures: hidden layers of 64 units, one batch forwards and backwards through each network.</summary>
    /// <param name="data">Pictures and labels.</param>
    /// <param name="images">Size of the batch.</param>
    /// <param name="seed">Of the starting weights.</param>
    public static VanishingGradient Of(ImageDataset data, int images = 100, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (x, y) = data.Batch(images);
        using (x)
        using (y)
        {
            double[] Measure(Func<long, double> deviation, int depth, Func<Module<Tensor, Tensor>> bend)
            {
                manual_seed(seed);
                using var model = Network(data, depth, bend, deviation);
                return [.. GradientNorms.Of(model, x, y).Layers.Select(layer => layer.Norm > 0 ? Math.Log10(layer.Norm) : double.NaN)];
            }
            return new VanishingGradient([.. Starts.Select(start => AllDepths.Select(depth =>
                Bends.Select(bend => Measure(start.Deviation, depth, bend.Make)).ToArray()).ToArray())]);
        }
    }

    /// <summary>Length of the gradient in each layer, the one at the picture first, as powers of ten; NaN where it is 0.</summary>
    /// <param name="depth">One of <see cref="Depths"/>.</param>
    /// <param name="activation">0 sigmoid, 1 tanh, 2 ReLU.</param>
    /// <param name="start">0 as the layer starts by itself, 1 small, 2 Xavier, 3 He.</param>
    public IReadOnlyList<double> Norms(int depth, int activation, int start = 0) =>
        _norms[start][Array.IndexOf(AllDepths, depth)][activation];

    /// <inheritdoc/>
    public override Figure Picture
    {
        get
        {
            int[] shown = [4, 12, 32];
            return Figures.Row([.. shown.Select(depth => Figures.Lines($"{depth} hidden layers", null, "layer", "power of ten",
                [.. Bends.Select((bend, k) => (bend.Name, Norms(depth, k)))]))]) with
            {
                Title = Title,
                AltText = $"{Title}: with the layers' own starting weights and 32 hidden layers the gradient at the picture is "
                + string.Join(", ",
                    Bends.Select((bend, k) => FormattableString.Invariant($"10^{Norms(32, k)[0]:0.#} for {bend.Name}"))) +
                    "; at the output it is "
                    + string.Join(", ", Bends.Select((_, k) => FormattableString.Invariant($"10^{Norms(32, k)[^1]:0.#}"))) + ".",
            };
        }
    }

    private protected override IEnumerable<string> Scripts => ["grid", "chart"];

    private protected override void Write(Utf8JsonWriter json)
    {
        json.WriteNumbers("depths", AllDepths.Select(depth => (double)depth));
        json.WriteTexts("bends", Bends.Select(bend => bend.Name));
        json.WriteTexts("starts", Starts.Select(start => start.Name));
        json.WriteStartArray("norms");
        foreach (var start in _norms)
        {
            json.WriteStartArray();
            foreach (var depth in start)
            {
                json.WriteStartObject();
                for (var k = 0; k < Bends.Length; k++)
                    json.WriteNumbers(Bends[k].Name, depth[k]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static TorchSharp.Modules.Sequential Network(ImageDataset data, int depth,
        Func<Module<Tensor, Tensor>> bend, Func<long, double> deviation)
    {
        const int width = 64;
        var layers = new List<Module<Tensor, Tensor>> { Flatten() };
        for (var k = 0; k < depth; k++)
            layers.AddRange([Linear(k == 0 ? data.Train.PixelsPerImage : width, width), bend()]);
        layers.Add(Linear(width, data.ClassNames.Count));
        using var noGrad = no_grad();
        foreach (var linear in layers.OfType<TorchSharp.Modules.Linear>())
        {
            init.normal_(linear.weight, 0, deviation(linear.in_features));
            init.zeros_(linear.bias);
        }
        return Sequential(layers);
    }
}
