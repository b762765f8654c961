#:project ../../lib/CourseKit/CourseKit.csproj
#:property PublishAot=false
// Writes the interactive pieces and, beside them, what the reference operations say about them: pieces.json.
// Run: dotnet run -c Release make-pieces.cs -- FOLDER
using System.Text.Json;
using CourseKit.Demos;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Reference;

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
        cases = new[] { (5, 2), (3, 0), (7, 1) }.Select(c => new { kernel = c.Item1, padding = c.Item2, rows = Table(LeNet(c.Item1, c.Item2)) }),
    },
    ["playground"] = Playground(),
    ["explorer"] = Explorer(new LeNet5(), 1, 28, 28),
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
                let y = kind == "max" ? MaxPool2d.Forward(x.As4D(), window, stride, padding).y : AvgPool2d.Forward(x.As4D(), window, stride, padding)
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
    var layers = summary.Layers.Select(layer => new { layer.Name, shape = string.Join('×', layer.OutputShape), layer.Parameters, layer.MultiplyAdds });
    return new { html = new ArchitectureExplorer(summary).ToHtml(), layers };
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
