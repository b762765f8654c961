using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Autograd;

/// <summary>Functions of one's own, kept gradients, anomalies, Jacobians, modes and threads.</summary>
public sealed class CustomFunctionTests
{
    [Fact]
    public void SingleTensorFunction_CubeWithOwnBackward_GivesThatGradient()
    {
        var x = Values.Leaf([2], 2, 3);

        var y = Cube.apply(x, 5);
        y.sum().backward();

        Assert.Equal([13, 32], Values.Of(y));
        Assert.Equal([12, 27], Values.Of(x.grad!));
    }

    [Fact]
    public void SaveForBackward_NullAmongTheTensors_ComesBackAsNull()
    {
        var (x, slope) = (Values.Leaf([2], 2, 3), Values.Leaf([2], 5, 7));

        Line.apply(x, slope).sum().backward();
        Line.apply(x, slope, Values.Leaf([2], 1, 1)).sum().backward();

        Assert.Equal([10, 14], Values.Of(x.grad!));
        Assert.Equal([4, 6], Values.Of(slope.grad!));
    }

    [Fact]
    public void SingleTensorFunction_InputWithoutGradient_IsNotRecorded() =>
        Assert.False(Cube.apply(tensor(new[] { 1.0 }), 0).requires_grad);

    [EmbeddedFact("TorchSharp keeps what a function of one's own saved")]
    public void SingleTensorFunction_BackwardTwice_RaisesLikeAnyOperation()
    {
        var y = Cube.apply(Values.Leaf([1], 2), 0).sum();
        y.backward();

        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MultiTensorFunction_OneResultUsed_TheOtherGradientIsZeros()
    {
        var (a, b) = (Values.Leaf([2], 1, 2), Values.Leaf([2], 3, 4));

        var both = SumAndProduct.apply(a, b);
        both[1].sum().backward();

        Assert.Equal([3, 4], Values.Of(a.grad!));
        Assert.Equal([1, 2], Values.Of(b.grad!));
    }

    [Fact]
    public void RetainGrad_OfAResult_CollectsItsGradient()
    {
        var x = Values.Leaf([2], 1, 2);
        var y = x * 3;
        y.retain_grad();

        (y * y).sum().backward();

        Assert.Equal([6, 12], Values.Of(y.grad!));
        Assert.Equal([18, 36], Values.Of(x.grad!));
    }

    [EmbeddedFact("TorchSharp names DivBackward0, libtorch's own class")]
    public void DetectAnomaly_NaNInBackward_NamesTheOperation()
    {
        var x = Values.Leaf([1], 0);
        using var mode = autograd.detect_anomaly();

        var error = Assert.Throws<ExternalException>(() => (x * 0 / x).sum().backward());

        Assert.Contains("Function 'DivideBackward' returned nan values in its 1th output", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jacobian_OfAVectorFunction_HasOneRowPerResult()
    {
        var jacobian = autograd.functional.jacobian((Tensor x) => stack([x[0] * x[1], x[0] + x[1], x[1] * x[1]]),
            tensor(new[] { 2.0, 3.0 }));

        Assert.Equal([3, 2], jacobian.shape);
        Assert.Equal([3, 2, 1, 1, 0, 6], Values.Of(jacobian));
    }

    [Fact]
    public void InferenceMode_InsideAndAfter_IsReportedAndStopsRecording()
    {
        var x = Values.Leaf([1], 2);
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Operations_FromEightThreadsAtOnce_GiveWhatOneThreadGives()
    {
        var a = Values.Make(ScalarType.Float64, [40, 30], Values.Draw(1, 1200));
        var w = Values.Make(ScalarType.Float64, [30, 20], Values.Draw(2, 600));
        double[] Work()
        {
            using var scope = NewDisposeScope();
            var leaf = w.clone().requires_grad_(true);
            var y = a.matmul(leaf).tanh().cumsum(1).sort(1).Values;
            (y * y).sum().backward();
            return [.. Values.Of(leaf.grad!), .. Values.Of(y.argsort().index_select(0, tensor(new long[] { 3, 1 })))];
        }
        var expected = Work();
        var results = new double[8][];
        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() => results[i] = Work())).ToList();

        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        Assert.All(results, r => Assert.Equal(expected, r));
    }

    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x * x * x + (int)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_output * x * x * 3, null!];
        }
    }

    private sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([a, b]);
            return [a + b, a * b];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [grad_outputs[0] + grad_outputs[1] * saved[1], grad_outputs[0] + grad_outputs[1] * saved[0]];
        }
    }

    /// <summary>y = x slope + start, whose start may be left out.</summary>
    private sealed class Line : autograd.SingleTensorFunction<Line>
    {
        public override string Name => nameof(Line);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var start = vars.Length < 3 ? null : (Tensor)vars[2];
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1], start!]);
            var y = (Tensor)vars[0] * (Tensor)vars[1];
            return start is null ? y : y + start;
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            Assert.Equal(3, saved.Count);
            List<Tensor> gradients = [grad_output * saved[1], grad_output * saved[0]];
            return saved[2] is null ? gradients : [.. gradients, grad_output];
        }
    }
}
