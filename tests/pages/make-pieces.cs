#:project ../../lib/CourseKit/CourseKit.csproj
#:property PublishAot=false
// Writes the interactive pieces and, beside them, what the reference operations say about them: pieces.json.
// Run: dotnet run -c Release make-pieces.cs -- FOLDER
using System.Text.Json;
using CourseKit.Datasets;
using CourseKit.Demos;
using CourseKit.Insight;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Reference;
using CourseKit.Training;
using TorchSharp;
using static TorchSharp.torch;

if (args is not [var folder])
{
    Console.WriteLine("Give the folder to write to.");
    return 2;
}

// Asymmetric on purpose: a flipped kernel or swapped axes show.
double[,] image = { { 2, 9, 11, 22, 42 }, { 12, 43, 2, 0, 65 }, { 9, 87, 65, 2, 90 }, { 21, 21, 44, 7, 2 }, { 45, 2, 21, 2, 0 } };
double[,] kernel = { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 0, 1 } };
var rng = new Random(7);
var wide = Noise(1, 6, 9);
var channels = Noise(3, 7, 6);
var tall = Noise(3, 3, 2);

var digits = Datasets.Digits(4000, 200);
var quiet =
    new Trainer { Epochs = 2, LearningRate = 0.05, Schedule = Schedules.Cosine, Seed = 1, Output = TextWriter.Null, LivePlot = false };
manual_seed(1);
var lenet = new LeNet5();
quiet.Fit(lenet, digits);

var pieces = new Dictionary<string, object>
{
    ["convolution"] = Convolution(new ConvolutionStepper(image, kernel), As3D(image), As3D(kernel), 0),
    ["channels"] = Convolution(new ConvolutionStepper(channels, tall, padding: 1, bias: -0.25, title: "Three <channels> & \"more\""),
        channels, tall, -0.25),
    ["max"] = Pooling(new PoolingStepper(image, window: 2, stride: 1), image),
    ["average"] = Pooling(new PoolingStepper(Plane(wide), window: 3, padding: 1, kind: PoolingKind.Average), Plane(wide)),
    ["calculator"] = new
    {
        html = LeNet(5, 2).ToHtml(),
        cases = new[] { (5, 2), (3, 0), (7, 1) }.Select(c =>
            new { kernel = c.Item1, padding = c.Item2, rows = Table(LeNet(c.Item1, c.Item2)) }),
    },
    ["playground"] = Playground(),
    ["explorer"] = Explorer(new LeNet5(), 1, 28, 28),
    ["draw"] = Reader(DrawADigit.With(lenet, digits), lenet),
    ["occlude"] = Reader(Occlude.With(lenet, digits), lenet),
    ["every"] = Reader(DrawADigit.With(EveryLayer(), digits), EveryLayer(), "tanh"),
    ["dense"] = Reader(DrawADigit.With(new Mlp([20]), digits, 1), null),
    ["filters"] = Film(),
    ["race"] = Race(),
    ["vanishing"] = Vanishing(),
    ["batchnorm"] = new { html = BatchNormSwitch.Train(digits.Take(1000, 200), [0.05, 1], steps: 60).ToHtml() },
    ["surface"] = Surface(),
    ["field"] = Field(),
    ["deep"] = Explorer(Zoo.Create("resnet18"), 3, 64, 64),
};
Directory.CreateDirectory(folder);
File.WriteAllText(Path.Combine(folder, "pieces.json"), JsonSerializer.Serialize(pieces));
Console.WriteLine($"{pieces.Count} pieces");
return 0;

object Convolution(Demo demo, double[,,] x, double[,,] w, double bias)
{
    var cases = from padding in new[] { 0, 1, 2 }
                from stride in new[] { 1, 2, 3 }
                from dilation in new[] { 1, 2 }
                select new
                {
                    padding,
                    stride,
                    dilation,
                    output = Rows(Conv2d.Forward(Batch(x), Batch(w), [bias], stride, padding, dilation).Channel()),
                };
    return new { html = demo.ToHtml(), text = demo.ToString(), cases };
}

object Pooling(Demo demo, double[,] x)
{
    var cases = from kind in new[] { "max", "average" }
                from window in new[] { 2, 3 }
                from stride in new[] { 1, 2 }
                from padding in new[] { 0, 1 }
                let y = kind == "max" ? MaxPool2d.Forward(x.As4D(), window, stride, padding).y
                    : AvgPool2d.Forward(x.As4D(), window, stride, padding)
                select new { kind, window, stride, padding, output = Rows(y.Channel()) };
    return new { html = demo.ToHtml(), text = demo.ToString(), cases };
}

ShapeCalculator LeNet(int kernel, int padding) => new(1, 28, 28,
    StackLayer.Conv("C1", 6, kernel, padding: padding), StackLayer.Pool("S2", 2), StackLayer.Conv("C3", 16, 5), StackLayer.Pool("S4", 2),
    StackLayer.Dense("C5", 120), StackLayer.Dense("F6", 84), StackLayer.Dense("output", 10));

static object Table(ShapeCalculator calculator) => new
{
    calculator.Parameters,
    rows = calculator.Rows.Select(row => new
    {
        shape = string.Join('×', row.Shape),
        row.Parameters,
        row.MultiplyAdds,
        field = row.Field?.Size,
        jump = row.Field?.Jump,
    }),
};

object Playground()
{
    var grey = new byte[12 * 15];
    var colours = new byte[11 * 9 * 3];
    rng.NextBytes(grey);
    rng.NextBytes(colours);
    var demo = new KernelPlayground([("grey noise", new Raster(grey, 15, 12, 1)), ("coloured noise", new Raster(colours, 9, 11, 3))]);
    var cases = from picture in new[] { 0, 1 }
                from kernel in Enumerable.Range(0, Kernels.Gallery.Count)
                select new { picture, kernel, name = Kernels.Gallery[kernel].Name, output = Rows(demo.Output(picture, kernel)) };
    return new { html = demo.ToHtml(), cases };
}

static object Explorer(TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> model, params long[] shape)
{
    var summary = Summary.Of(model, shape);
    var layers = summary.Layers.Select(layer =>
        new { layer.Name, shape = string.Join('×', layer.OutputShape), layer.Parameters, layer.MultiplyAdds });
    return new { html = new ArchitectureExplorer(summary).ToHtml(), layers };
}

// What the engine says about each example: logits, Grad-CAM of the answer, and what covering costs.
object Reader(Demo demo, nn.Module<Tensor, Tensor>? model, string layer = "act3")
{
    var examples = model is null
        ? [] : Enumerable.Range(0, 10).Select(label => Enumerable.Range(0, digits.Test.Count).First(i => digits.Test.Label(i) == label));
    return new
    {
        html = demo.ToHtml(),
        text = demo.ToString(),
        examples = examples.Select(i =>
        {
            using var x = digits.Input(i);
            model!.eval();
            using var noGrad = no_grad();
            var covered = Explain.Occlusion(model, x, size: 7);
            return new
            {
                logits = model.call(x.unsqueeze(0)).data<float>().ToArray(),
                cam = Explain.GradCam(model, x, layer: layer).Map.Cast<double>(),
                lost = covered.Map.Cast<double>(),
            };
        }),
    };
}

object Film()
{
    manual_seed(2);
    using var young = new LeNet5();
    var film = LearningFilters.Watch(young, digits.Take(1000, 200), quiet with { Epochs = 1 }, frames: 12);
    return new { html = film.ToHtml(), steps = film.Steps };
}

object Race()
{
    var race = ShuffledRace.Run(digits.Take(640, 200), epochs: 2, rounds: 5);
    return new { html = race.ToHtml(), accuracies = race.Accuracies.Values };
}

object Vanishing()
{
    var piece = VanishingGradient.Of(digits, 50);
    var cases = from start in new[] { 0, 1, 3 }
                from index in new[] { 0, 5, VanishingGradient.Depths.Count - 1 }
                let layers = VanishingGradient.Depths[index]
                select new
                {
                    start,
                    depth = new { index, layers },
                    first = Enumerable.Range(0, 3).Select(k => piece.Norms(layers, k, start)[0])
                    .Select(norm => double.IsFinite(norm) ? norm : (double?)null),
                };
    return new { html = piece.ToHtml(), cases };
}

object Surface()
{
    var piece = LossLandscape.Compare(digits.Take(600, 100), depth: 3, steps: 40, points: 9);
    return new { html = piece.ToHtml(), corner = piece.Losses(2)[0, 0] };
}

// The field by formula, and the gradient of the unit in the middle of each layer, in the map that answers most there.
object Field()
{
    using var x = digits.Input(0);
    var fields = ReceptiveField.Of(new FieldLayer("C1", 5, Padding: 2), new FieldLayer("S2", 2, 2), new FieldLayer("C3", 5),
        new FieldLayer("S4", 2, 2));
    var names = new[] { ("C1", 0), ("act1", 0), ("S2", 1), ("C3", 2), ("act3", 2), ("S4", 3) };
    lenet.eval();
    return new
    {
        html = GrowingField.Of(lenet, digits).ToHtml(),
        layers = names.Select(pair =>
        {
            var (name, k) = pair;
            using var scope = NewDisposeScope();
            var input = x.clone().unsqueeze(0).requires_grad_();
            Tensor? maps = null;
            var hook = Layers.Find(lenet, name).Layer.register_forward_hook((_, _, output) =>
            {
                maps = output.DetachFromDisposeScope();     // the model frees what flows between its layers
                return output.alias();
            });
            lenet.call(input);
            hook.remove();
            var (i, j) = ((int)maps!.shape[2] / 2, (int)maps.shape[3] / 2);
            var column = maps[0].select(1, i).select(1, j);
            var gradient = autograd.grad([column[column.argmax().item<long>()]], [input])[0];
            // What the field's first pixel is, from the middle of the first unit's field.
            int Edge(int unit) => (int)Math.Round(fields[k + 1].Start + unit * fields[k + 1].Jump - fields[k + 1].Size / 2.0);
            return new { name, size = fields[k + 1].Size, top = Edge(i), left = Edge(j), weights = gradient.flatten().data<float>()
                .ToArray() };
        }).ToList(),
    };
}

// One of each kind of layer, in its odder forms.
static nn.Module<Tensor, Tensor> EveryLayer()
{
    manual_seed(3);
    var model = nn.Sequential(
        ("c1", nn.Conv2d(1, 6, (5, 3), stride: (2, 1), padding: (1, 2), dilation: (1, 2))), ("bn", nn.BatchNorm2d(6)),
        ("leaky", nn.LeakyReLU(0.2)),
        ("mean", nn.AvgPool2d(3, stride: 2, padding: 1, count_include_pad: false)), ("drop", nn.Dropout(0.5)),
        ("c2", nn.Conv2d(6, 8, 3, padding: Padding.Same, groups: 2, bias: false)), ("tanh", nn.Tanh()),
        ("max", nn.MaxPool2d(3, stride: 1, padding: 1)), ("all", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()),
        ("f1", nn.Linear(8, 12)), ("sigmoid", nn.Sigmoid()), ("f2", nn.Linear(12, 12)), ("relu", nn.ReLU()), ("f3", nn.Linear(12, 10)));
    using var scope = NewDisposeScope();
    model.train();
    foreach (var _ in Enumerable.Range(0, 20))
        model.call(randn(16, 1, 28, 28) * 2 + 0.5);         // running statistics that are not 0 and 1
    model.eval();
    return model;
}

double[,,] Noise(int C, int H, int W)
{
    var values = new double[C, H, W];
    foreach (var (c, i, j) in values.Indices())
        values[c, i, j] = Math.Round(rng.NextDouble() * 4 - 2, 3);
    return values;
}

static double[,,] As3D(double[,] x)
{
    var values = new double[1, x.GetLength(0), x.GetLength(1)];
    foreach (var (i, j) in x.Indices())
        values[0, i, j] = x[i, j];
    return values;
}

static double[,,,] Batch(double[,,] x)
{
    var (C, H, W) = x.Shape();
    var values = new double[1, C, H, W];
    foreach (var (c, i, j) in x.Indices())
        values[0, c, i, j] = x[c, i, j];
    return values;
}

static double[,] Plane(double[,,] x) => Batch(x).Channel();

static double[][] Rows(double[,] x) =>
    [.. Enumerable.Range(0, x.GetLength(0)).Select(i => Enumerable.Range(0, x.GetLength(1)).Select(j => x[i, j]).ToArray())];
