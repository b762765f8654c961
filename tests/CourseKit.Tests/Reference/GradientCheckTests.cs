using CourseKit.Reference;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using ReferenceConv2d = CourseKit.Reference.Conv2d;

namespace CourseKit.Tests.ReferenceTests;

public sealed class GradientCheckTests
{
    [Fact]
    public void Compare_ReferenceConvolution_Passes()
    {
        var random = new Random(20240601);
        double[,,,] Draw(int a, int b, int c, int d)
        {
            var x = new double[a, b, c, d];
            foreach (var (n, k, i, j) in x.Indices())
                x[n, k, i, j] = random.NextDouble() - 0.5;
            return x;
        }

        var (x, w, b) = (Draw(2, 4, 6, 5), Draw(4, 2, 3, 2), new[] { 0.1, -0.2, 0.3, 0 });
        var geometry = Geometry.Of(2, 1, 1, 2);
        var dy = ReferenceConv2d.Forward(x, w, b, geometry);     // the loss below is the sum of squares over 2
        var (dx, dw, db) = ReferenceConv2d.Backward(dy, x, w, geometry);

        var report = GradientCheck.Compare(() => ReferenceConv2d.Forward(x, w, b, geometry).Flat().Sum(v => v * v / 2),
            [("dL/dx", x, dx), ("dL/dw", w, dw), ("dL/db", b, db)]);

        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Compare_WrongElement_IsTheWorst()
    {
        double[] x = [1, 2, 3];
        var report = GradientCheck.Compare(() => x.Sum(v => v * v), [("dL/dx", x, new double[] { 2, 5, 6 })]);

        Assert.False(report.Passed);
        Assert.Equal(1, report.Worst.WorstIndex);
        Assert.Equal((5, 4), (report.Worst.Analytic, Math.Round(report.Worst.Numeric, 6)));
        Assert.Equal(0.2, report.Worst.WorstError, 1e-6);
        Assert.StartsWith("Gradients disagree:\nWRONG dL/dx[1]: analytic 5, numeric 4", report.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void Of_EngineModule_PassesAndLeavesWeightsAlone()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var module = Sequential(
            ("conv", Conv2d(2, 3, 3)), ("tanh", Tanh()), ("flatten", Flatten()), ("fc", Linear(3 * 4 * 4, 2))).to(float64);
        var before = module.parameters().SelectMany(p => p.data<double>().ToArray()).ToArray();

        var report = GradientCheck.Of(module, randn(2, 2, 6, 6, dtype: float64));

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["input", "conv.weight", "conv.bias", "fc.weight", "fc.bias"], report.Comparisons.Select(c => c.Name));
        Assert.Equal(before, module.parameters().SelectMany(p => p.data<double>().ToArray()));
    }

    [Fact]
    public void Of_SinglePrecision_SaysWhatToDo()
    {
        var error = Assert.Throws<CourseKitException>(() => GradientCheck.Of(Linear(2, 2), randn(1, 2)));

        Assert.Contains("float64", error.Message, StringComparison.Ordinal);
    }
}
