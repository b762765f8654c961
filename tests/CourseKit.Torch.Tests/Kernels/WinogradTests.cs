using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>How accurate minimal filtering is, against sums in double and against the matrix product in float.</summary>
[Collection(SharedKernelState.Name)]
public sealed class WinogradTests
{
    private enum Pass
    {
        Forward,
        Input,
        Weight,
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(64, 48)]
    [InlineData(256, 16)]
    public void EveryPass_ManyChannels_ErrorIsThatOfADirectSum(int channels, int filters)
    {
        var s = new ConvShape(4, channels, 8, 8, filters, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        // Activations after ReLU and weights as they are initialised: sums do not cancel, as in a network.
        float[] x = Array.ConvertAll(Kernel.Random<float>(1, s.XLength), v => Math.Max(v, 0)), dy = Kernel.Random<float>(2, s.YLength);
        float scale = MathF.Sqrt(2f / s.Taps);
        float[] w = Array.ConvertAll(Kernel.Random<float>(3, s.WLength), v => v * scale);
        double[] y = PlainConvolution.Forward(s, x.AsDouble(), w.AsDouble(), new double[s.F]);
        (double[] dx, double[] dw, _) = PlainConvolution.Backward(s, dy.AsDouble(), x.AsDouble(), w.AsDouble());

        AssertAccurate(y, way => Run(s, way, Pass.Forward, x, w, dy));
        AssertAccurate(dx, way => Run(s, way, Pass.Input, x, w, dy));
        AssertAccurate(dw, way => Run(s, way, Pass.Weight, x, w, dy));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(190)]       // more tiles than the gradient of the weights keeps at a time
    public void EveryPass_MoreWeightsThanCachesHold_MatchesTheProduct(int images)
    {
        // Streams panels of filters instead of storing all transformed weights, or all sums.
        var s = new ConvShape(images, 352, 4, 4, 345, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        float[] x = Kernel.Random<float>(1, s.XLength), w = Kernel.Random<float>(2, s.WLength), dy = Kernel.Random<float>(3, s.YLength);

        foreach (Pass pass in Enum.GetValues<Pass>())
        {
            double[] product = Run(s, ConvolutionWay.Product, pass, x, w, dy).AsDouble();
            float[] one = Kernel.With(512, 1, () => Run(s, ConvolutionWay.Winograd, pass, x, w, dy));
            float[] three = Kernel.With(512, 3, () => Run(s, ConvolutionWay.Winograd, pass, x, w, dy));
            Assert.Equal(one, three);
            Assert.InRange(Error(product, one), 0, 1e-5);
            foreach (int narrow in (int[])[256, 128])
                Assert.InRange(Error(product, Kernel.With(narrow, 2, () => Run(s, ConvolutionWay.Winograd, pass, x, w, dy))), 0, 1e-5);
        }
    }

    private static void AssertAccurate(double[] exact, Func<ConvolutionWay, float[]> run)
    {
        double winograd = Error(exact, run(ConvolutionWay.Winograd)), product = Error(exact, run(ConvolutionWay.Product));
        Assert.InRange(winograd, 0, 2e-6);
        Assert.True(winograd <= 8 * product, $"minimal filtering errs by {winograd:e1}, the matrix product by {product:e1}");
    }

    /// <summary>Largest error, in units of the largest value.</summary>
    private static double Error(double[] exact, float[] values) =>
        exact.Zip(values, (e, v) => Math.Abs(e - v)).Max() / exact.Max(Math.Abs);

    private static float[] Run(ConvShape s, ConvolutionWay way, Pass pass, float[] x, float[] w, float[] dy)
    {
        Convolution.Forced = way;
        try
        {
            var result = new float[pass switch { Pass.Forward => s.YLength, Pass.Input => s.XLength, _ => s.WLength }];
            switch (pass)
            {
                case Pass.Forward: Convolution.Forward<float>(s, x, w, [], result); break;
                case Pass.Input: Convolution.BackwardInput<float>(s, dy, w, result); break;
                default: Convolution.BackwardWeight<float>(s, dy, x, result); break;
            }
            return result;
        }
        finally
        {
            Convolution.Forced = null;
        }
    }
}
