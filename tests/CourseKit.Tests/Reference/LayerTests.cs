using CourseKit.Reference;
using static CourseKit.Tests.ReferenceTests.GoldenFile;
using static TorchSharp.torch;
using BatchNorm2d = CourseKit.Reference.BatchNorm2d;
using Linear = CourseKit.Reference.Linear;

namespace CourseKit.Tests.ReferenceTests;

public sealed class LayerTests
{
    [Fact]
    public void BatchNorm_TrainAndEval_AgreeWithPyTorch()
    {
        var c = Assert.Single(Of("batchnorm"));
        var (x, dy, gamma, beta) = (c.Array4D("x"), c.Array4D("dy"), c.Vector("gamma"), c.Vector("beta"));
        var (mean, variance) = (c.Vector("mean"), c.Vector("var"));

        var (y, cache) = BatchNorm2d.ForwardTrain(x, gamma, beta);
        var (dx, dgamma, dbeta) = BatchNorm2d.BackwardTrain(dy, gamma, cache);
        var (meanAfter, varianceAfter) = BatchNorm2d.UpdateRunning((mean, variance), cache);
        var evaluation = BatchNorm2d.BackwardEval(dy, x, gamma, mean, variance);

        AssertClose(c.Array4D("y"), y);
        AssertClose(c.Array4D("dx"), dx);
        AssertClose(c.Vector("dgamma"), dgamma);
        AssertClose(c.Vector("dbeta"), dbeta);
        AssertClose(c.Vector("mean_after"), meanAfter);
        AssertClose(c.Vector("var_after"), varianceAfter);
        AssertClose(c.Array4D("eval"), BatchNorm2d.ForwardEval(x, gamma, beta, mean, variance));
        AssertClose(c.Array4D("eval_dx"), evaluation.dx);
        AssertClose(c.Vector("eval_dgamma"), evaluation.dgamma);
        AssertClose(c.Vector("eval_dbeta"), evaluation.dbeta);
    }

    [Fact]
    public void CrossEntropy_LossProbabilitiesGradient_AgreeWithPyTorch()
    {
        var c = Assert.Single(Of("cross_entropy"));
        var (z, targets) = (c.Matrix("z"), c.Vector("targets").Select(target => (int)target).ToArray());

        Assert.Equal(c.GetProperty("loss").GetDouble(), SoftmaxCrossEntropy.Forward(z, targets), 1e-12);
        AssertClose(c.Matrix("p"), SoftmaxCrossEntropy.Softmax(z));
        AssertClose(c.Matrix("dz"), SoftmaxCrossEntropy.Backward(z, targets));
    }

    [Fact]
    public void CrossEntropy_HugeLogits_StaysFinite() =>
        Assert.Equal(2000, SoftmaxCrossEntropy.Forward(new double[,] { { 1000, -1000 } }, [1]), 1e-9);

    [Fact]
    public void Activations_AllOfTheTable_AgreeWithPyTorch()
    {
        Assert.Equal(Activations.All.Select(activation => activation.Name),
            Of("activation").Select(c => c.GetProperty("name").GetString()));
        Assert.All(Of("activation").Zip(Activations.All), pair =>
        {
            var (c, activation) = pair;
            AssertClose(c.Vector("y"), c.Vector("x").Select(activation.Value).ToArray());
            AssertClose(c.Vector("dx"), c.Vector("x").Select(activation.Derivative).ToArray());
        });
    }

    [Fact]
    public void Linear_RandomInputs_AgreesWithTheEngineForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var x = randn(4, 7, dtype: float64, requires_grad: true);
        var w = randn(5, 7, dtype: float64, requires_grad: true);
        var b = randn(5, dtype: float64, requires_grad: true);
        var (dy, y) = (randn(4, 5, dtype: float64), nn.functional.linear(x, w, b));
        (y * dy).sum().backward();

        var (dx, dw, db) = Linear.Backward(dy.ToArray2D(), x.ToArray2D(), w.ToArray2D());

        AssertClose(y.ToArray2D(), Linear.Forward(x.ToArray2D(), w.ToArray2D(), b.data<double>().ToArray()));
        AssertClose(x.grad!.ToArray2D(), dx);
        AssertClose(w.grad!.ToArray2D(), dw);
        AssertClose(b.grad!.data<double>().ToArray(), db);
    }

    [Fact]
    public void Engine_Conv2dSingle_AgreesWithTheReferenceToRounding()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        foreach (var (stride, padding, dilation, groups) in new[] { (1, 0, 1, 1), (1, 2, 1, 1), (2, 1, 1, 2), (4, 1, 1, 1), (1, 2, 2, 4) })
        {
            var (x, w) = (randn(2, 4, 9, 8, requires_grad: true), randn(8, 4 / groups, 3, 3, requires_grad: true));
            var y = nn.functional.conv2d(x, w, null, [stride, stride], [padding, padding], [dilation, dilation], groups);
            var dy = randn(y.shape);
            (y * dy).sum().backward();

            var expected = CourseKit.Reference.Conv2d.Forward(x.ToArray4D(), w.ToArray4D(), null, stride, padding, dilation, groups);
            var (dx, dw, _) = CourseKit.Reference.Conv2d.Backward(dy.ToArray4D(), x.ToArray4D(), w.ToArray4D(), stride, padding,
                dilation, groups);

            AssertSingle(expected, y.ToArray4D());
            AssertSingle(dx, x.grad!.ToArray4D());
            AssertSingle(dw, w.grad!.ToArray4D());
        }
    }

    // Sums of a few hundred products of size 1 in float32.
    private static void AssertSingle(Array expected, Array actual) =>
        Assert.All(expected.Flat().Zip(actual.Flat()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
}
