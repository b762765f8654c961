using CourseKit.Reference;

namespace CourseKit.Tests.ReferenceTests;

public sealed class CalculatorTests
{
    // Input, kernel, stride, padding, dilation, output: the lectures' layers (E9, E12, E14, E21, A11) and AlexNet's chain.
    public static readonly TheoryData<int, int, int, int, int, int> Layers = new()
    {
        { 32, 5, 1, 0, 1, 28 }, { 7, 3, 1, 1, 1, 7 }, { 7, 5, 1, 2, 1, 7 }, { 9, 9, 1, 4, 1, 9 }, { 224, 5, 1, 0, 1, 220 },
        { 227, 11, 4, 0, 1, 55 }, { 55, 3, 2, 0, 1, 27 }, { 27, 5, 1, 2, 1, 27 }, { 27, 3, 2, 0, 1, 13 }, { 13, 3, 2, 0, 1, 6 },
        { 224, 7, 2, 3, 1, 112 }, { 7, 3, 1, 0, 2, 3 },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void OutputSize_LecturesLayers_AreTheirs(int size, int kernel, int stride, int padding, int dilation, int expected)
    {
        Assert.Equal(expected, OutputSize.Of(size, kernel, stride, padding, dilation));
        Assert.Equal(expected, OutputSize.Explain(size, kernel, stride, padding, dilation).Value);
    }

    [Fact]
    public void OutputSize_SevenByThreeAtStrideThree_PadsCropsOrRaises()
    {
        Assert.Equal(1, OutputSize.Left(7, 3, 3));
        Assert.Equal(2, OutputSize.Of(7, 3, 3));
        Assert.Equal(3, OutputSize.Of(7, 3, 3, remainder: Remainder.Pad));
        var error = Assert.Throws<ArgumentException>(() => OutputSize.Of(7, 3, 3, remainder: Remainder.Raise));
        Assert.Contains("1 stay over. Pad by 2, crop 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(7, 3)]
    [InlineData(9, 4)]
    public void SamePadding_OddKernels_IsHalfOfThem(int kernel, int padding) =>
        Assert.Equal((padding, padding), OutputSize.SamePadding(64, kernel));

    [Theory]
    [InlineData(28, 4, 1, 1)]
    [InlineData(224, 7, 2, 1)]
    [InlineData(15, 3, 4, 2)]
    public void SamePadding_AnyLayer_GivesSizeOverStrideRoundedUp(int size, int kernel, int stride, int dilation)
    {
        var (before, after) = OutputSize.SamePadding(size, kernel, stride, dilation);

        Assert.InRange(after - before, 0, 1);
        Assert.Equal((size + stride - 1) / stride, OutputSize.Of(size, kernel, stride, before, after, dilation));
    }

    [Fact]
    public void OutputSize_BadNumbers_AreNamed()
    {
        Assert.Contains("stride is 0", Assert.Throws<ArgumentException>(() => OutputSize.Of(7, 3, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("padding is -1", Assert.Throws<ArgumentException>(() => OutputSize.Of(7, 3, 1, -1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Transposed_UndoesAnEvenFit() => Assert.Equal(27, OutputSize.Transposed(OutputSize.Of(27, 3, 2, 1), 3, 2, 1));

    [Fact]
    public void Parameters_LecturesExamples_AreTheirs()
    {
        Assert.Equal(608, LayerCost.ConvParameters(3, 8, 5, 5));                        // E3
        Assert.Equal(19_273_856, LayerCost.LinearParameters(32 * 32 * 3, 28 * 28 * 8)); // E3
        Assert.Equal(2416, LayerCost.ConvParameters(6, 16, 5, 5));                      // LeNet-5, C3
        Assert.Equal(27 * 64 * 64, 3 * LayerCost.ConvParameters(64, 64, 3, 3, bias: false));    // E23: three 3x3 layers
        Assert.Equal(49 * 64 * 64, LayerCost.ConvParameters(64, 64, 7, 7, bias: false));
        Assert.Equal(64 * 9, LayerCost.ConvParameters(64, 64, 3, 3, groups: 64, bias: false));
        Assert.Equal(608, LayerCost.ExplainConvParameters(3, 8, 5, 5).Value);
    }

    [Fact]
    public void MultiplyAdds_Inception28x28_FollowFromTheListedConvolutions()
    {
        // E28: the slide's 854 M for the naive block is the sum of its list; its 358 M for the bottlenecks is not: that list makes 271 M.
        var naive = Conv(1, 256, 128) + Conv(3, 256, 192) + Conv(5, 256, 96);
        var bottleneck = Conv(1, 256, 64) + Conv(1, 256, 64) + Conv(1, 256, 128) + Conv(3, 64, 192) + Conv(5, 64, 96) + Conv(1, 256, 64);

        Assert.Equal(854, Math.Round(naive / 1e6));
        Assert.Equal(271, Math.Round(bottleneck / 1e6));

        static long Conv(int k, int c, int f) => LayerCost.ConvMultiplyAdds(c, f, k, k, 28, 28);
    }

    [Fact]
    public void ReceptiveField_ThreeThreeByThree_SeeSeven() =>
        Assert.Equal(7, ReceptiveField.Of(new FieldLayer("a", 3), new FieldLayer("b", 3), new FieldLayer("c", 3))[^1].Size);

    [Fact]
    public void ReceptiveField_AlexNetFeatures_IsThePublishedOne()
    {
        // Araujo et al., Distill 2019: AlexNet's features see 195 pixels at an effective stride of 32.
        FieldLayer[] alexNet =
        [
            new("conv1", 11, 4, 2), new("pool1", 3, 2), new("conv2", 5, 1, 2), new("pool2", 3, 2), new("conv3", 3, 1, 1),
            new("conv4", 3, 1, 1), new("conv5", 3, 1, 1), new("pool5", 3, 2),
        ];
        var field = ReceptiveField.Of(alexNet)[^1];

        Assert.Equal((195, 32), (field.Size, field.Jump));
        Assert.Equal(195, ReceptiveField.Explain(alexNet).Value);
    }

    [Fact]
    public void ReceptiveField_Start_IsTheCentreOfTheFirstWindow()
    {
        Assert.Equal(1.5, Field.Input.Through(new FieldLayer("conv", 3)).Start);
        Assert.Equal(0.5, Field.Input.Through(new FieldLayer("conv", 3, Padding: 1)).Start);
    }

    [Fact]
    public void Explain_OutputSize_ShowsFormulaNumbersResult()
    {
        var derivation = OutputSize.Explain(7, 3, 3);

        Assert.Equal(3, derivation.Steps.Count);
        Assert.Contains(@"\frac{7 + 2 \cdot 0 - 1(3 - 1) - 1}{3}", derivation.Steps[1], StringComparison.Ordinal);
        Assert.StartsWith("1 of the 7 pixels", derivation.Note, StringComparison.Ordinal);
        Assert.StartsWith("**Output size**\n\n$$ O = ", derivation.ToMarkdown(), StringComparison.Ordinal);
    }
}
