using CourseKit.Claims.Experiments;
using CourseKit.Models;
using CourseKit.Reference;
using static TorchSharp.torch;

namespace CourseKit.Claims.Sections;

/// <summary>Claims at home in 01-why-not-an-mlp: sizes, templates, shuffled pixels, where the idea came from.</summary>
internal static class Section01
{
    private const string Notebook = "01-why-not-an-mlp";
    private const long Side = 512;
    private const int FloatBytes = 4;
    private const double Tera = 1e12;

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("E2", Notebook, "1.1", "Flattening an image destroys neighbourhood and colour channels.", Flattening),
        new("A1", Notebook, "1.2", "A 512x512 RGB image has 786 432 values; one layer from image to image has about 6.19e11 " +
            "parameters, " +
            "over 1 TB.", OneLayer),
        new("B1", Notebook, "1.2", "12 megapixels, 12*1024*1024, into 10 000 neurons: about 1e10 weights.", HiddenLayer),
        new("E3", Notebook, "1.2", "A 5x5 layer from 3 to 8 channels has 608 parameters; fully connected, 32x32x3 to 28x28x8, it has " +
            "19 273 " +
            "856.", ConvolutionOrDense),
        new("E1", Notebook, "1.3", "A network of one layer on MNIST learns one template for each digit.", OneTemplateEach,
            Measured: true),
        new("A2", Notebook, "1.4", "With the pixels of all images shuffled alike nobody can read a digit; a fully connected network " +
            "does " +
            "not mind.", Shuffled, Measured: true),
        new("B2", Notebook, "1.5", "Cells of the visual cortex see a small field each, and answer to lines of one orientation.",
            SimpleCell),
        new("A3", Notebook, "1.6", "Convolutional networks are used in medicine, security, driving, art, language, games and more.",
            Applications),
    ];

    private static void Flattening(Evidence e)
    {
        // The places in the vector of a pixel of a 32x32 colour image and of its neighbours.
        static long Place(long c, long i, long j) => (c * 32 + i) * 32 + j;
        var (below, colour) = (Place(0, 11, 10) - Place(0, 10, 10), Place(1, 10, 10) - Place(0, 10, 10));

        // A dense layer cannot know the order: shuffle the pixels, and its weights in the same way, and every answer is the same.
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (x, w, order) = (randn(5, 3 * 32 * 32, dtype: float64), randn(10, 3 * 32 * 32, dtype: float64), randperm(3 * 32 * 32));
        var difference = (x.matmul(w.t()) - x.index_select(1, order).matmul(w.index_select(1,
            order).t())).abs().max().item<double>();
        e.Shows("places in the vector between a pixel and the one below, and between two colours of one pixel",
            "no longer neighbours",
                $"{below} and {colour}", below > 1 && colour > 1)
            .Equal("answers of a dense layer, pixels in order and pixels shuffled", difference, 1e-9);
    }

    private static void OneLayer(Evidence e)
    {
        var values = Side * Side * 3;
        var parameters = LayerCost.LinearParameters(values, values);
        e.Exactly("values of the image", 786_432, values)
            .Slip("parameters", "6.19e11", parameters)
            .Above("TB in float32", "over 1 TB", 1, parameters * (double)FloatBytes / Tera)
            .Because(
                FormattableString.Invariant(
                    $"786 432 inputs for each of 786 432 outputs, and a bias each, are {parameters / 1e11:0.0000}e11 ") +
                "parameters, which three digits give as 6.18e11. The lecture's 6.19 comes from rounding twice, by way of 6.185; the " +
                "conclusion, far over 1 TB, is right.")
            .Note("The lecture speaks of a hidden layer: one as wide as the image has two such matrices, and twice as many parameters.");
    }

    private static void HiddenLayer(Evidence e)
    {
        const long Pixels = 12 * 1024 * 1024, Neurons = 10_000;
        var weights = Pixels * Neurons;
        var (one, three, bytes) = (weights / 1e11, 3 * weights / 1e11, 3 * weights * FloatBytes / Tera);
        e.Slip("weights for one grey value a pixel", "1e10", weights)
            .Because(
                FormattableString.Invariant($"12 582 912 pixels times 10 000 neurons are {one:0.00}e11 weights, more than ten times ") +
                FormattableString.Invariant(
                    $"what the lecture says. Three colours make it {three:0.00}e11, or {bytes:0.0} TB in float32."));
    }

    private static void ConvolutionOrDense(Evidence e)
    {
        using var layer = nn.Conv2d(3, 8, 5);
        using var maps = layer.call(zeros(1, 3, 32, 32));
        e.Exactly("parameters of the convolution", 608, layer.parameters().Sum(parameter => parameter.numel()))
            .Exactly("neurons of the dense layer", 6272, maps.numel())
            .Exactly("parameters of the dense layer", 19_273_856, LayerCost.LinearParameters(32 * 32 * 3, maps.numel()))
            .Note("The lecture calls the 608 filters; they are parameters, of 8 filters.");
    }

    private static void OneTemplateEach(Evidence e)
    {
        var own = Templates.Learn().Recognised;
        e.Shows("templates that answer the mean image of their own digit most", "each of the ten is a template of its digit",
            $"{own} of 10", own >= 9);
    }

    private static void Shuffled(Evidence e)
    {
        var result = ShuffledPixels.Measure();
        var (dense, convolutional) = (result.Loss("MLP-300"), result.Loss("LeNet-5"));
        e.Shows("points of accuracy that the fully connected network loses by shuffling", "none",
            FormattableString.Invariant($"{dense:0.0}"), Math.Abs(dense) < 1.5)
            .Shows("points that the convolutional network loses", "it does", FormattableString.Invariant($"{convolutional:0.0}"),
                convolutional > 1.5 && convolutional > 2 * Math.Abs(dense));
    }

    private static void SimpleCell(Evidence e)
    {
        // A model of such a cell is a Gabor filter; bars of every orientation pass by.
        var cell = Kernels.Gabor(31, 9, 0);
        double Answer(double degrees)
        {
            var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
            return Math.Abs(cell.Indices().Sum(at => cell[at.I, at.J] * (Math.Abs((at.J - 15) * cos + (at.I - 15) * sin) < 2 ? 1
                : 0)));
        }
        var (best, across) = (Answer(0), Answer(90));
        e.Shows("answer to a bar across the cell's orientation, in per cent of its best", "answers its own orientation",
            Evidence.Text(Math.Round(100 * across / best, 1)),
            across < 0.1 * best && best > Answer(45))
            .Note("David Hubel and Torsten Wiesel, Nobel Prize 1981: the lecture names the second by his first name.");
    }

    private static void Applications(Evidence e)
    {
        string[] tasks = [nameof(LeNet5), nameof(SegmentationNet), nameof(ObjectDetector), nameof(TextCnn)];
        e.Shows("networks of this kit for other inputs and answers", "many fields",
            $"{string.Join(", ", tasks)}: digits, objects, outlines, positions, sentences", tasks.Length >= 4);
    }
}
