using CourseKit.Reference;
using static CourseKit.Tests.ReferenceTests.GoldenFile;
using Conv1d = CourseKit.Reference.Conv1d;
using Conv2d = CourseKit.Reference.Conv2d;

namespace CourseKit.Tests.ReferenceTests;

public sealed class ConvolutionTests
{
    // Lecture B, worked example B3. The kernel differs from its own half turn, so flipping it fails here.
    private static readonly double[,] Image =
    {
        { 2, 9, 11, 22, 42 }, { 12, 43, 2, 0, 65 }, { 9, 87, 65, 2, 90 }, { 21, 21, 44, 7, 2 }, { 45, 2, 21, 2, 0 },
    };
    private static readonly double[,] Kernel = { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 0, 1 } };
    private static readonly double[,] FeatureMap = { { 88, 67, 134 }, { 55, 94, 132 }, { 107, 25, 134 } };

    private readonly Random Seeded = new(7);

    [Fact]
    public void Forward_LectureB3_GivesTheWorkedResult() => Assert.Equal(FeatureMap.As4D(), Conv2d.Forward(Image.As4D(), Kernel.As4D()));

    [Fact]
    public void Trace_LectureB3_HasTheSumsOneByOne()
    {
        var steps = ConvolutionTrace.Of(Image, Kernel);

        Assert.Equal(FeatureMap.Flat(), steps.Select(step => step.Sum));
        Assert.Equal("(0, 0): 11 + 12 + 65 = 88", steps[0].ToString());
        Assert.Equal(2, steps[^1].Row);
    }

    [Fact]
    public void Trace_Padding_ShowsZerosUnderTheWindow()
    {
        var steps = ConvolutionTrace.Of(Image, Kernel, stride: 2, padding: 1, bias: 0.5);

        Assert.Equal(Conv2d.Forward(Image.As4D(), Kernel.As4D(), [0.5], stride: 2, padding: 1).Flat(), steps.Select(step => step.Sum));
        Assert.Equal(0, steps[0].Patch[0, 0]);
    }

    [Fact]
    public void Conv2d_EveryCase_AgreesWithPyTorch() => Assert.All(Of("conv2d"), c =>
    {
        var geometry = Geometry.Of(c.Int("stride"), c.Int("padding"), c.Int("dilation"), c.Int("groups"));
        var (x, w) = (c.Array4D("x"), c.Array4D("w"));

        AssertClose(c.Array4D("y"), Conv2d.Forward(x, w, c.Vector("b"), geometry));
        var (dx, dw, db) = Conv2d.Backward(c.Array4D("dy"), x, w, geometry);
        AssertClose(c.Array4D("dx"), dx);
        AssertClose(c.Array4D("dw"), dw);
        AssertClose(c.Vector("db"), db);
    });

    [Fact]
    public void Conv1d_EveryCase_AgreesWithPyTorch() => Assert.All(Of("conv1d"), c =>
    {
        var (stride, padding, dilation, groups) = (c.Int("stride"), c.Int("padding"), c.Int("dilation"), c.Int("groups"));
        var (x, w) = (c.Array3D("x"), c.Array3D("w"));

        AssertClose(c.Array3D("y"), Conv1d.Forward(x, w, c.Vector("b"), stride, padding, dilation, groups));
        var (dx, dw, db) = Conv1d.Backward(c.Array3D("dy"), x, w, stride, padding, dilation, groups);
        AssertClose(c.Array3D("dx"), dx);
        AssertClose(c.Array3D("dw"), dw);
        AssertClose(c.Vector("db"), db);
    });

    [Fact]
    public void Borders_EveryKind_AgreeWithPyTorch() => Assert.All(Of("border"), c =>
    {
        var geometry = Geometry.Of(padding: 1) with { Border = Enum.Parse<Border>(c.GetProperty("border").GetString()!) };

        AssertClose(c.Array4D("y"), Conv2d.Forward(c.Array4D("x"), c.Array4D("w"), null, geometry));
    });

    [Fact]
    public void Im2Col_SameCases_AgreesForwardAndBackward() => Assert.All(Of("conv2d").Where(c => c.Int("groups") == 1), c =>
    {
        var geometry = Geometry.Of(c.Int("stride"), c.Int("padding"), c.Int("dilation"));
        var (x, w) = (c.Array4D("x"), c.Array4D("w"));

        AssertClose(c.Array4D("y"), Im2Col.Forward(x, w, c.Vector("b"), geometry));
        var (dx, dw, db) = Im2Col.Backward(c.Array4D("dy"), x, w, geometry);
        AssertClose(c.Array4D("dx"), dx);
        AssertClose(c.Array4D("dw"), dw);
        AssertClose(c.Vector("db"), db);
    });

    [Theory]
    [InlineData(ConvolutionMode.Full)]
    [InlineData(ConvolutionMode.Same)]
    [InlineData(ConvolutionMode.Valid)]
    public void FourierConvolution_OneAndTwoDimensions_EqualsTheSums(ConvolutionMode mode)
    {
        var (signal, kernel) = (Normal(1, 37).Flat(), Normal(1, 6).Flat());
        var (image, filter) = (Normal(13, 9), Normal(4, 3));

        AssertClose(Convolution.Convolve(signal, kernel, mode), FourierConvolution.Convolve(signal, kernel, mode));
        AssertClose(Convolution.Convolve(image, filter, mode), FourierConvolution.Convolve(image, filter, mode));
    }

    [Fact]
    public void Convolve_Polynomials_MultipliesThem() =>
        Assert.Equal([2, 7, 16, 17, 12], Convolution.Convolve([1, 2, 3], [2, 3, 4]));      // (1 + 2x + 3x²)(2 + 3x + 4x²)

    [Fact]
    public void Convolve_Full_CommutesAssociatesDistributes_CorrelationDoesNot()
    {
        var (a, b, c) = (Normal(6, 5), Normal(3, 4), Normal(3, 4));
        var sum = new double[3, 4];
        foreach (var (i, j) in sum.Indices())
            sum[i, j] = b[i, j] + c[i, j];
        var both = Convolution.Convolve(a, b).Flat().Zip(Convolution.Convolve(a, c).Flat(), (p, q) => p + q).ToArray();

        AssertClose(Convolution.Convolve(a, b), Convolution.Convolve(b, a));
        AssertClose(Convolution.Convolve(Convolution.Convolve(a, b), c), Convolution.Convolve(a, Convolution.Convolve(b, c)));
        AssertClose(both, Convolution.Convolve(a, sum).Flat());
        Assert.NotEqual(Convolution.CrossCorrelate(b, c).Flat(), Convolution.CrossCorrelate(c, b).Flat());
    }

    [Fact]
    public void CrossCorrelate_Valid_IsWhatNetworksCompute() =>
        AssertClose(FeatureMap, Convolution.CrossCorrelate(Image, Kernel, ConvolutionMode.Valid));

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    public void Same_AnyKernel_KeepsTheSize(int kH, int kW)
    {
        var y = Conv2d.Forward(Normal(6, 7).As4D(), Normal(kH, kW).As4D(), null, Geometry.Same(kH, kW));

        Assert.Equal((1, 1, 6, 7), y.Shape());
    }

    [Fact]
    public void Geometry_StridesOfTheirOwn_AreVerticalThenHorizontal()
    {
        var y = Conv2d.Forward(Normal(9, 9).As4D(), Normal(3, 3).As4D(), null, new Geometry { Stride = (1, 3) });

        Assert.Equal((1, 1, 7, 3), y.Shape());
    }

    [Fact]
    public void Depthwise_GroupsEqualChannels_EachKernelSeesItsOwnChannel()
    {
        var x = new double[1, 2, 3, 3];
        x[0, 1, 1, 1] = 5;
        var w = new double[2, 1, 1, 1];
        (w[0, 0, 0, 0], w[1, 0, 0, 0]) = (7, 3);

        var y = Conv2d.Forward(x, w, groups: 2);

        Assert.Equal(0, y.Channel(0, 0).Flat().Sum());
        Assert.Equal(15, y[0, 1, 1, 1]);
    }

    [Fact]
    public void Forward_ShapesThatDoNotFit_SayWhich()
    {
        var channels = Assert.Throws<ArgumentException>(() => Conv2d.Forward(new double[1, 3, 5, 5], new double[2, 4, 3, 3]));
        var size = Assert.Throws<ArgumentException>(() => Conv2d.Forward(new double[1, 1, 2, 2], new double[1, 1, 3, 3]));

        Assert.Contains("x has 3 channels but w expects 4", channels.Message, StringComparison.Ordinal);
        Assert.Contains("window of 3 pixels", size.Message, StringComparison.Ordinal);
    }

    private double[,] Normal(int H, int W)
    {
        var x = new double[H, W];
        foreach (var (i, j) in x.Indices())
            x[i, j] = Seeded.NextDouble() * 2 - 1;
        return x;
    }
}
