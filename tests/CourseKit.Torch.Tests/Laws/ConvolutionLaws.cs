using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>Convolution over random geometries: equal to its definition, linear, and its gradients adjoint to it.</summary>
public sealed class ConvolutionLaws
{
    [Fact]
    public void Conv2d_AnyGeometry_EqualsItsDefinition() =>
        Law.Holds(WindowGeometry.Any, g =>
        {
            using var scope = NewDisposeScope();
            var (x, w) = (Draw(g.InputShape, 1), Draw(g.WeightShape, 2));

            var y = Convolve(x, w, g);

            Assert.Equal([g.N, g.Groups * g.F, g.Output(0), g.Output(1)], y.shape);
            TensorAssert.Near(g.Convolve(Values.Of(x), Values.Of(w)), Values.Of(y), Tolerance.Float64, strict: false, "y");
        });

    [Fact]
    public void Conv2d_Float32_AgreesWithFloat64() =>
        Law.Holds(WindowGeometry.Any, g =>
        {
            using var scope = NewDisposeScope();
            var (x, w) = (Draw(g.InputShape, 3).to_type(ScalarType.Float32), Draw(g.WeightShape, 4).to_type(ScalarType.Float32));

            var exact = g.Convolve(Values.Of(x), Values.Of(w));

            TensorAssert.Near(exact, Values.Of(Convolve(x, w, g)), Tolerance.Float32, strict: false, "y");
        });

    [Fact]
    public void Conv2d_SumOfImages_IsTheSumOfConvolutions() =>
        Law.Holds(WindowGeometry.Any, g =>
        {
            using var scope = NewDisposeScope();
            var (a, b, w) = (Draw(g.InputShape, 5), Draw(g.InputShape, 6), Draw(g.WeightShape, 7));

            var together = Convolve(a * 2 - b, w, g);
            var apart = Convolve(a, w, g) * 2 - Convolve(b, w, g);

            TensorAssert.Near(Values.Of(apart), Values.Of(together), Tolerance.Float64, strict: false, "y");
        });

    [Fact]
    public void Backward_OfConv2d_IsAdjointInBothArguments() =>
        Law.Holds(WindowGeometry.Any, g =>
        {
            using var scope = NewDisposeScope();
            var (x, w) = (Draw(g.InputShape, 8).requires_grad_(true), Draw(g.WeightShape, 9).requires_grad_(true));

            var y = Convolve(x, w, g);
            var loss = (y * Values.Cotangent(y)).sum();
            loss.backward();

            // The loss is linear in x and in w, so <x, dx> and <w, dw> are the loss itself.
            var scale = 1 + y.numel();
            Assert.Equal(Values.Of(loss)[0], Values.Of((x * x.grad!).sum())[0], Tolerance.Float64 * scale * 10);
            Assert.Equal(Values.Of(loss)[0], Values.Of((w * w.grad!).sum())[0], Tolerance.Float64 * scale * 10);
        });

    [Fact]
    public void Conv2d_OneKernelOfOne_IsTheImageItself() =>
        Law.Holds(WindowGeometry.Any, g =>
        {
            using var scope = NewDisposeScope();
            var x = Draw([g.N, 1, g.Image[0], g.Image[1]], 10);

            Assert.Equal(Values.Of(x), Values.Of(conv2d(x, ones(1, 1, 1, 1).to_type(ScalarType.Float64))));
        });

    private static Tensor Convolve(Tensor x, Tensor w, WindowGeometry g) =>
        conv2d(x, w, null, Longs(g.Stride), Longs(g.Padding), Longs(g.Dilation), g.Groups);

    private static long[] Longs(int[] values) => [.. values.Select(v => (long)v)];

    private static Tensor Draw(long[] shape, int seed) =>
        Values.Make(ScalarType.Float64, shape, Values.Draw(seed, shape.Aggregate(1L, (a, b) => a * b)));
}
