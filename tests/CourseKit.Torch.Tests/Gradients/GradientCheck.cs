using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Holds backward against central differences in float64: d/dx of sum(f(x) * cotangent), element by element.</summary>
internal static class GradientCheck
{
    /// <summary>Checks f at inputs of the given shapes, drawn from a seed and moved by <paramref name="place"/> if given.</summary>
    public static void Run(Func<Tensor[], Tensor> f, long[][] shapes, int seed = 1, Func<double, double>? place = null)
    {
        place ??= v => v;
        var values = shapes.Select((s, k) => Array.ConvertAll(Values.Draw(seed + 101 * k, Count(s)), v => place(v))).ToArray();
        var leaves = shapes.Select((s, k) => Values.Leaf(s, values[k])).ToArray();

        Project(f(leaves)).backward();

        for (var k = 0; k < shapes.Length; k++)
        {
            Assert.True(leaves[k].grad is not null, $"input {k} has no gradient");
            Assert.Equal(shapes[k], leaves[k].grad!.shape);
            Compare($"gradient of input {k}", shapes[k], Values.Of(leaves[k].grad!), values[k], () => Value(f, shapes, values));
        }
    }

    /// <summary>Checks a module of float64 parameters at an input of the given shape: the input's and every parameter's gradient.</summary>
    public static void Run(nn.Module<Tensor, Tensor> module, long[] shape, int seed = 1)
    {
        var x = Values.Draw(seed, Count(shape));
        var leaf = Values.Leaf(shape, x);
        Project(module.call(leaf)).backward();
        Compare("gradient of the input", shape, Values.Of(leaf.grad!), x, () => Value(xs => module.call(xs[0]), [shape], [x]));

        foreach (var (name, parameter) in module.named_parameters())
        {
            Assert.True(parameter.grad is not null, $"parameter {name} has no gradient");
            var got = Values.Of(parameter.grad!);
            var values = Values.Of(parameter);
            Compare($"gradient of {name}", parameter.shape, got, values, () =>
            {
                using (no_grad()) parameter.copy_(Values.Make(ScalarType.Float64, parameter.shape, values));
                return Value(xs => module.call(xs[0]), [shape], [x]);
            });
        }
    }

    private static void Compare(string what, long[] shape, double[] got, double[] values, Func<double> value)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var middle = values[i];
            values[i] = middle + Tolerance.DifferenceStep;
            var above = value();
            values[i] = middle - Tolerance.DifferenceStep;
            var below = value();
            values[i] = middle;
            var expected = (above - below) / (2 * Tolerance.DifferenceStep);
            var allowed = Tolerance.DifferenceAbsolute + Tolerance.DifferenceRelative * Math.Abs(expected);
            Assert.True(Math.Abs(expected - got[i]) <= allowed,
                $"{what}, element {i} of ({string.Join(", ", shape)}): central difference {expected}, backward {got[i]}");
        }
        value();
    }

    private static double Value(Func<Tensor[], Tensor> f, long[][] shapes, double[][] values)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Values.Of(Project(f([.. shapes.Select((s, k) => Values.Make(ScalarType.Float64, s, values[k]))])))[0];
    }

    private static Tensor Project(Tensor y) => (y * Values.Cotangent(y)).sum();

    private static long Count(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);
}
