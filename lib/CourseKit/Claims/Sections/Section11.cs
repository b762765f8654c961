using CourseKit.Claims.Experiments;
using CourseKit.Insight;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 11-looking-inside: A16 to A20, D12 to D15.</summary>
internal static class Section11
{
    private const string Notebook = "11-looking-inside";
    private static readonly string[] Depths = ["relu1", "relu2", "relu3"];
    private static readonly (int I, int J)[] Pixels = [(6, 14), (14, 14), (20, 10), (9, 18)];

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("A16", Notebook, "11.2", "The filters of a layer can be looked at as images.", FiltersAsImages, Measured: true),
        new("D12", Notebook, "11.2", "Filters of the first layer are good, or bad: noisy, correlated, without structure.", FourKinds),
        new("D13", Notebook, "11.3", "Activations show dead filters, zero whatever the input; they are sparse and local.", DeadFilters,
            Measured: true),
        new("A17", Notebook, "11.3", "The distributions of activations over a batch can be looked at.", Distributions, Measured: true),
        new("A18", Notebook, "11.4", "The gradient of a response with respect to the input shows what it hangs on.", InputGradient,
            Measured: true),
        new("D14", Notebook, "11.6", "Hide a part of the image: the class's probability, by position, shows which part counts.", Hiding,
            Measured: true),
        new("A19", Notebook, "11.7", "An image can be made that maximises a filter.", MadeImage, Measured: true),
        new("A20", Notebook, "11.8", "Early layers answer to edges, directions, colours; later ones to textures, then objects.", Depth,
            Measured: true),
        new("D15", Notebook, "11.9", "t-SNE lays the features out in the plane, near ones near: the classes come apart.", Embedding,
            Measured: true),
    ];

    private static bool IsRelu(string name, nn.Module layer) => name.StartsWith("relu", StringComparison.Ordinal);

    private static void FiltersAsImages(Evidence e)
    {
        var net = ReadingNet.Trained;
        static double Smooth(Module<Tensor, Tensor> model) => Filters.Report(model, "conv1").Filters.Average(filter => filter.Smoothness);
        var (before, after) = (Smooth(net.Untrained), Smooth(net.Model));
        var weights = Filters.Weights(net.Model, "conv1");
        e.Exactly("pictures of a layer of 8 filters", 8, weights.GetLength(0))
            .Exactly("pixels along a side of a 5x5 filter's picture", 5, weights.GetLength(3))
            .Shows("mean correlation of neighbouring weights, untrained and trained", "trained filters have structure",
                FormattableString.Invariant($"{before:0.00} and {after:0.00}"), after > before + 0.1);
    }

    private static void FourKinds(Evidence e)
    {
        // One filter of each kind, made by hand: an edge, another edge, the first one negative, a chess board of numbers, nothing.
        using var layer = Sequential(("conv", Conv2d(1, 5, 5)));
        using (no_grad())
        {
            var weight = layer.parameters().First();
            for (var i = 0; i < 5; i++)
            {
                for (var j = 0; j < 5; j++)
                {
                    (weight[0, 0, i, j], weight[1, 0, i, j], weight[2, 0, i, j]) = (i - 2, j - 2, -3 * (i - 2));
                    (weight[3, 0, i, j], weight[4, 0, i, j]) = ((((i * 7) + (j * 3) + (i * j)) % 5) - 2, 0);
                }
            }
        }
        FilterKind[] made = [FilterKind.Good, FilterKind.Good, FilterKind.Correlated, FilterKind.Noisy, FilterKind.Dead];
        var told = Filters.Report(layer, "conv").Filters.Zip(made).Count(pair => pair.First.Kind == pair.Second);
        e.Shows("filters of known kind that the kit names rightly", "four kinds can be told apart", $"{told} of {made.Length}",
                told == made.Length)
            .Note("The lecture's fourth picture has no structure: such filters are noisy here, those with next to no weights dead.");
    }

    private static void DeadFilters(Evidence e)
    {
        var net = ReadingNet.Trained;
        using var scope = NewDisposeScope();
        var (images, _) = net.Data.Batch(200);
        using var kept = new Training.KeptState(net.Model);
        using (no_grad())
            net.Model.named_parameters().Single(entry => entry.name == "conv2.bias").parameter[5] = -1000;
        var relu = Probe.Of(net.Model, images, "relu2");
        var sparse = Probe.Of(net.Model, images, IsRelu).Min(layer => layer.ZeroShare);
        e.Exactly("filters found dead whose bias was set far below 0, of 1", 1, relu.DeadUnits.Contains(5) ? 1 : 0)
            .Shows("smallest share of zeros among the ReLU layers, per cent", "activations are sparse",
                Evidence.Text(Math.Round(100 * sparse)), sparse > 0.3);
    }

    private static void Distributions(Evidence e)
    {
        var net = ReadingNet.Trained;
        using var scope = NewDisposeScope();
        var layers = Probe.Of(net.Model, net.Data.Batch(200).x, IsRelu);
        e.Shows("mean and deviation after each ReLU over 200 images", "each layer has a distribution",
            string.Join(", ", layers.Select(layer => FormattableString.Invariant($"{layer.Mean:0.00} ± {layer.Deviation:0.00}"))),
            layers.Count == 3 && layers.All(layer => layer.Deviation > 0 && layer.Values.Min() >= 0));
    }

    private static void InputGradient(Evidence e)
    {
        // In float64, so that differences are exact to many digits; with a little noise, since even ground has ties for every maximum.
        var net = ReadingNet.Trained;
        using var kept = new Training.KeptState(net.Model);
        using var scope = NewDisposeScope();
        net.Model.to(float64);
        manual_seed(1);
        var image = (net.Data.Input(0) + (0.1 * randn(1, 28, 28))).to(float64);
        var x = image.clone().requires_grad_();
        net.Model.call(x.unsqueeze(0))[0, 3].backward();
        var largest = 0.0;
        foreach (var (i, j) in Pixels)
        {
            double Logit(double by)
            {
                using var noGrad = no_grad();
                var changed = image.clone();
                changed[0, i, j] = changed[0, i, j] + by;
                return net.Model.call(changed.unsqueeze(0))[0, 3].item<double>();
            }
            largest = Math.Max(largest, Math.Abs(((Logit(1e-5) - Logit(-1e-5)) / 2e-5) - x.grad![0, i, j].item<double>()));
        }
        net.Model.to(float32);
        e.Equal("gradient by backpropagation and by differences, at four pixels", largest, 1e-6);
    }

    private static void Hiding(Evidence e)
    {
        var net = ReadingNet.Trained;
        var (ink, blank, n) = (0.0, 0.0, 0);
        for (var index = 0; index < 12; index++)
        {
            using var image = net.Data.Input(index);
            var map = Explain.Occlusion(net.Model, image, net.Data.Test.Label(index), size: 5, stride: 3).Map;
            var inks = Ink(net.Data.Test.Image(index).ToArray(), map.GetLength(0), map.GetLength(1));
            var cells = map.Cast<double>().ToArray();
            ink += cells.Zip(inks).Where(cell => cell.Second > 0).Select(cell => cell.First).DefaultIfEmpty(0).Average();
            blank += cells.Zip(inks).Where(cell => cell.Second == 0).Select(cell => cell.First).DefaultIfEmpty(0).Average();
            n++;
        }
        e.Shows("mean fall of the right class's probability, in points, where the square hides ink and where it hides none",
            "the part that counts shows", FormattableString.Invariant($"{100 * ink / n:0.0} and {100 * blank / n:0.0}"),
            ink > 2 * Math.Abs(blank) && ink > 0);
    }

    // Bright pixels under each position of the square.
    private static int[] Ink(byte[] image, int rows, int columns) => [.. Enumerable.Range(0, rows * columns).Select(cell =>
        Enumerable.Range(0, 25).Count(p => image[(((cell / columns * 3) + (p / 5)) * 28) + (cell % columns * 3) + (p % 5)] > 127))];

    private static void MadeImage(Evidence e)
    {
        var net = ReadingNet.Trained;
        using var scope = NewDisposeScope();
        var made = Maximise.Channel(net.Model, "conv2", 3, new MaximiseSettings { Steps = 60 }).Responses[^1];
        var layer = Probe.Of(net.Model, net.Data.Batch(300).x, "conv2");
        var best = Enumerable.Range(0, 300).Max(n => layer.Map(n, 3).Cast<double>().Average());
        e.Shows("mean response of a filter to the image made for it, and the best of 300 real ones", "an image that maximises it",
            FormattableString.Invariant($"{made:0.00} and {best:0.00}"), made > best);
    }

    private static void Depth(Evidence e)
    {
        var net = ReadingNet.Trained;
        var labels = net.Data.Test.Labels.ToArray();
        double[] same = [.. Depths.Select(layer =>
            Features.NeighbourAgreement(Features.Of(net.Model, net.Data.Test, net.Data.Normalization, layer), labels))];
        e.Shows("nearest neighbour of the same class by the means of a layer's maps, first to last layer, per cent",
            "from edges to objects", string.Join(", ", same.Select(share => FormattableString.Invariant($"{100 * share:0}"))),
            same[0] < same[1] && same[1] < same[2])
            .Note("Edges say little of the class, parts more, whole digits most: the share rises with depth.");
    }

    private static void Embedding(Evidence e)
    {
        var net = ReadingNet.Trained;
        var set = net.Data.Test.Take(250);
        var labels = set.Labels.ToArray();
        var places = TSne.Embed(Features.Of(net.Model, set, net.Data.Normalization), 20, 300);
        var before = TSne.Embed(Features.Of(net.Untrained, set, net.Data.Normalization), 20, 300);
        var (after, start) = (Features.NeighbourAgreement(places, labels), Features.NeighbourAgreement(before, labels));
        e.Shows("nearest neighbour in the plane of the same class, untrained and trained, per cent", "the classes come apart",
            FormattableString.Invariant($"{100 * start:0} and {100 * after:0}"), after > start + 0.15)
            .Note("The lecture speaks of about equal distances: t-SNE keeps neighbours, and distances between far groups mean little.");
    }
}
