using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class ConvolutionTests
{
    // N C H W F kH kW, stride, padding, dilation (height, width each), groups
    private static readonly ConvShape[] Shapes =
    [
        new(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1),
        new(2, 3, 7, 5, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(1, 3, 9, 11, 5, 3, 2, 2, 1, 1, 0, 1, 2, 1),
        new(17, 2, 6, 7, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(16, 1, 12, 12, 6, 5, 5, 1, 1, 2, 2, 1, 1, 1),
        new(19, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1),
        new(3, 4, 9, 9, 6, 3, 3, 4, 4, 1, 1, 1, 1, 2),
        new(16, 4, 9, 10, 6, 3, 3, 2, 3, 2, 1, 2, 2, 2),
        new(3, 5, 8, 6, 5, 3, 3, 1, 1, 1, 1, 1, 1, 5),
        new(16, 5, 8, 6, 5, 3, 3, 1, 1, 1, 1, 1, 1, 5),
        new(16, 3, 8, 6, 6, 3, 3, 2, 2, 1, 1, 1, 1, 3),
        new(2, 7, 5, 6, 9, 1, 1, 1, 1, 0, 0, 1, 1, 1),
        new(16, 7, 5, 6, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        new(2, 3, 5, 6, 4, 2, 2, 1, 1, 3, 2, 1, 1, 1),
        new(2, 50, 6, 6, 20, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(2, 8, 6, 6, 9, 3, 3, 2, 2, 1, 1, 1, 1, 1),
        new(2, 2, 20, 34, 3, 1, 3, 1, 1, 0, 1, 1, 1, 1),
        new(4, 3, 4, 4, 2, 4, 4, 1, 1, 0, 0, 1, 1, 1),
        new(11, 40, 2, 3, 20, 3, 3, 1, 1, 1, 1, 1, 1, 2),
        new(7, 60, 4, 4, 17, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(20, 70, 5, 5, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(33, 1, 5, 5, 2, 3, 3, 1, 1, 5, 5, 1, 1, 1),
        new(16, 16, 4, 4, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(5, 19, 8, 12, 37, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(3, 33, 11, 13, 16, 3, 3, 1, 1, 0, 2, 1, 1, 1),
        new(2, 48, 15, 20, 18, 3, 3, 1, 1, 2, 1, 1, 1, 1),
        new(1, 120, 4, 4, 71, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(1, 128, 8, 9, 64, 3, 3, 2, 1, 1, 1, 1, 1, 1),
        new(1, 300, 7, 7, 230, 1, 1, 1, 1, 0, 0, 1, 1, 1),
        // One image, filters read as they lie: pixels, filters and channels left over, large windows, strides, dilation, cropped borders.
        new(1, 16, 8, 8, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(1, 48, 5, 5, 13, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        new(1, 20, 9, 11, 29, 4, 4, 2, 2, 1, 1, 1, 1, 1),
        new(1, 64, 15, 13, 21, 1, 1, 2, 2, 0, 0, 1, 1, 1),
        new(1, 32, 21, 19, 8, 5, 5, 3, 2, 2, 3, 1, 1, 1),
        new(1, 112, 12, 12, 7, 3, 3, 1, 1, 2, 2, 2, 2, 1),
        new(1, 16, 30, 9, 35, 3, 3, 2, 1, 0, 1, 1, 1, 1),
        // More tiles than go with weights transformed on the way, filters and channels left over.
        new(12, 19, 9, 12, 37, 3, 3, 1, 1, 1, 1, 1, 1, 1),
        // Strides, whose phases meet no tap, or want borders on one side only, or leave outputs out.
        new(3, 5, 9, 8, 4, 1, 1, 2, 2, 0, 0, 1, 1, 1),
        new(2, 3, 10, 11, 4, 2, 2, 3, 3, 1, 0, 1, 1, 1),
        new(2, 3, 15, 14, 4, 7, 7, 2, 2, 3, 3, 1, 1, 1),
        new(2, 3, 6, 7, 4, 3, 3, 2, 2, 3, 4, 1, 1, 1),
        new(2, 4, 1, 3, 4, 3, 3, 2, 2, 1, 1, 1, 1, 2),
        // Large gradients of weights: few pixels summed through images, groups, many pixels without a border.
        new(18, 90, 8, 7, 140, 3, 3, 2, 2, 1, 1, 1, 1, 1),
        new(5, 110, 6, 6, 220, 3, 3, 2, 2, 1, 1, 1, 1, 2),
        new(1, 320, 16, 17, 310, 1, 1, 1, 1, 0, 0, 1, 1, 1),
        // Small gradients of weights and many tiles, in groups that are not equally large.
        new(9, 17, 27, 36, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1),
    ];

    // null: the fastest for the shape; else one way wherever it is possible.
    private static readonly ConvolutionWay?[] Ways = [null, ConvolutionWay.Product, ConvolutionWay.Lanes, ConvolutionWay.Winograd];

    public static TheoryData<int> ShapeNumbers => [.. Enumerable.Range(0, Shapes.Length)];

    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void Forward_AnyGeometry_MatchesPlainLoops(int number)
    {
        Run<float>(Shapes[number]);
        Run<double>(Shapes[number]);

        static void Run<T>(ConvShape s)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] x = Kernel.Random<T>(1, s.XLength), w = Kernel.Random<T>(2, s.WLength), b = Kernel.Random<T>(3, s.F);
            double[] withBias = PlainConvolution.Forward(s, x.AsDouble(), w.AsDouble(), b.AsDouble());
            double[] without = PlainConvolution.Forward(s, x.AsDouble(), w.AsDouble(), new double[s.F]);
            AgreesEveryWay(withBias, () => Fill<T>(s.YLength, y => Convolution.Forward<T>(s, x, w, b, y)), $"{s} bias");
            AgreesEveryWay(without, () => Fill<T>(s.YLength, y => Convolution.Forward<T>(s, x, w, [], y)), $"{s}");
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNumbers))]
    public void Backward_AnyGeometry_MatchesPlainLoops(int number)
    {
        Run<float>(Shapes[number]);
        Run<double>(Shapes[number]);

        static void Run<T>(ConvShape s)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] x = Kernel.Random<T>(1, s.XLength), w = Kernel.Random<T>(2, s.WLength), dy = Kernel.Random<T>(3, s.YLength);
            (double[] dx, double[] dw, double[] db) = PlainConvolution.Backward(s, dy.AsDouble(), x.AsDouble(), w.AsDouble());
            AgreesEveryWay(dx, () => Fill<T>(s.XLength, t => Convolution.BackwardInput<T>(s, dy, w, t)), $"dx {s}");
            AgreesEveryWay(dw, () => Fill<T>(s.WLength, t => Convolution.BackwardWeight<T>(s, dy, x, t)), $"dw {s}");
            Kernel.Agrees(db, () => Fill<T>(s.F, t => Convolution.BackwardBias<T>(s, dy, t)), $"db {s}");
        }
    }

    [Fact]
    public void BackwardWeight_MoreThreadsThanImagesArePackedTogether_SameBits()
    {
        var s = new ConvShape(40, 110, 13, 13, 100, 3, 3, 1, 1, 0, 0, 1, 1, 1);
        float[] x = Kernel.Random<float>(1, s.XLength), dy = Kernel.Random<float>(2, s.YLength);
        Convolution.Forced = ConvolutionWay.Product;
        try
        {
            float[] Run(int threads) =>
                Kernel.With(512, threads, () => Fill<float>(s.WLength, t => Convolution.BackwardWeight<float>(s, dy, x, t)));

            Assert.Equal(Run(1), Run(19));
        }
        finally
        {
            Convolution.Forced = null;
        }
    }

    [Fact]
    public void Backward_InDouble_MatchesCentralDifferences()
    {
        var s = new ConvShape(3, 4, 6, 5, 4, 3, 2, 2, 1, 1, 1, 1, 2, 2);
        double[] x = Kernel.Random<double>(1, s.XLength), w = Kernel.Random<double>(2, s.WLength), b = Kernel.Random<double>(3, s.F);
        double[] dy = Kernel.Random<double>(4, s.YLength);
        double Loss() => Fill<double>(s.YLength, y => Convolution.Forward<double>(s, x, w, b, y)).Zip(dy, (a, g) => a * g).Sum();

        AssertGradient(x, Fill<double>(s.XLength, t => Convolution.BackwardInput<double>(s, dy, w, t)));
        AssertGradient(w, Fill<double>(s.WLength, t => Convolution.BackwardWeight<double>(s, dy, x, t)));
        AssertGradient(b, Fill<double>(s.F, t => Convolution.BackwardBias<double>(s, dy, t)));

        void AssertGradient(double[] at, double[] analytic)
        {
            const double eps = 1e-5;
            for (int i = 0; i < at.Length; i++)
            {
                double old = at[i];
                at[i] = old + eps;
                double up = Loss();
                at[i] = old - eps;
                double down = Loss();
                at[i] = old;
                Assert.Equal((up - down) / (2 * eps), analytic[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Forward_WorkedByHand_IsExactAndDoesNotFlipTheKernel()
    {
        var s = new ConvShape(1, 1, 2, 3, 1, 1, 2, 1, 1, 0, 0, 1, 1, 1);
        var y = new float[4];

        Convolution.Forward<float>(s, [1, 2, 4, 8, 16, 32], [1, 10], [0.5f], y);

        Assert.Equal([21.5f, 42.5f, 168.5f, 336.5f], y);
    }

    [Fact]
    public void AllPasses_EmptyBatch_GiveZeroGradients()
    {
        var s = new ConvShape(0, 2, 5, 5, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        float[] w = new float[s.WLength], dw = Kernel.Random<float>(1, s.WLength), db = [1, 2, 3];

        Convolution.Forward<float>(s, [], w, db, []);
        Convolution.BackwardInput<float>(s, [], w, []);
        Convolution.BackwardWeight<float>(s, [], [], dw);
        Convolution.BackwardBias<float>(s, [], db);

        Assert.All(dw, value => Assert.Equal(0, value));
        Assert.All(db, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Forward_MemoryTooShort_Throws()
    {
        var s = new ConvShape(1, 2, 5, 5, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1);

        Assert.Throws<ArgumentException>(() => Convolution.Forward<float>(s, new float[49], new float[54], [], new float[75]));
    }

    private static void AgreesEveryWay<T>(double[] expected, Func<T[]> run, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        try
        {
            foreach (ConvolutionWay? way in Ways)
            {
                Convolution.Forced = way;
                Kernel.Agrees(expected, run, $"{what}, {way?.ToString() ?? "automatic"}");
            }
        }
        finally
        {
            Convolution.Forced = null;
        }
    }

    private delegate void Filler<T>(T[] target);

    private static T[] Fill<T>(long length, Filler<T> kernel)
        where T : IFloatingPointIeee754<T>
    {
        var target = new T[length];
        Array.Fill(target, T.NaN);      // whatever the kernel leaves out shows
        kernel(target);
        return target;
    }
}
