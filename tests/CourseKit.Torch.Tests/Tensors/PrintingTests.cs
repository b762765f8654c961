using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Tensors;

/// <summary>Tensors as text, in each style.</summary>
public sealed class PrintingTests
{
    private static readonly float[] Eight = [0, 1.5f, -2.25f, 3.14159274f, 1e-7f, 12345.678f, 7, -0.5f];

    [Fact]
    public void ToString_WithoutStyle_GivesShapeTypeAndDevice() =>
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void Julia_Number_FollowsTheHead() =>
        Assert.Equal("[], type = Float32, device = cpu, value = 2.5", Text(tensor(2.5f), julia));

    [Fact]
    public void Julia_Matrix_AlignsColumnsToTheRight() => Assert.Equal(
        "[2x4], type = Float32, device = cpu\n     0   1.5 -2.25 3.1416\n 1e-07 12346     7   -0.5\n",
        Text(tensor(Eight, 2, 4), julia));

    [Fact]
    public void Julia_ThreeDimensions_NamesEachMatrix() => Assert.Equal(
        "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n",
        Text(arange(4).view(2, 1, 2), julia));

    [Fact]
    public void Julia_LongRow_StopsAtTheWidth() => Assert.Equal(
        "[9], type = Int64, device = cpu\n 0 1 2 ...\n", arange(9).ToString(julia, width: 10, newLine: "\n"));

    [Fact]
    public void Numpy_Matrix_NestsBrackets() => Assert.Equal(
        "[[0, 1.5, -2.25, 3.1416]\n [1e-07, 12346, 7, -0.5]]", Text(tensor(Eight, 2, 4), numpy));

    [Fact]
    public void Numpy_ThreeDimensions_SeparatesMatricesByAnEmptyLine() => Assert.Equal(
        "[[[0, 1]]\n\n [[2, 3]]]", Text(arange(4).view(2, 1, 2), numpy));

    [Fact]
    public void Numpy_ManyElements_LeavesOutTheMiddle() => Assert.Equal(
        "[[0, 1, 2, ... 7, 8, 9]\n [10, 11, 12, ... 17, 18, 19]\n [20, 21, 22, ... 27, 28, 29]\n ...\n [70, 71, 72, ... 77, 78, 79]\n " +
        "[80, 81, 82, ... 87, 88, 89]\n [90, 91, 92, ... 97, 98, 99]]",
        Text(arange(100).view(10, 10), numpy));

    [EmbeddedFact("TorchSharp writes True and False")]
    public void CSharp_EachRank_IsAnInitialiser()
    {
        Assert.Equal("[2], type = Float32, device = cpu, value = float [] {1f, 2.5f}", Text(tensor(new[] { 1f, 2.5f }), csharp));
        Assert.Equal("[2x2], type = Int32, device = cpu, value = \nint [,] {\n {0, 1},\n {2, 3}\n}",
            Text(arange(4, ScalarType.Int32).view(2, 2), csharp));
        Assert.Equal("[2x2x1], type = Bool, device = cpu, value = \nbool [,,] {\n {{false},\n  {true}},\n {{true},\n  {true}}\n}",
            Text(tensor(new[] { false, true, true, true }).view(2, 2, 1), csharp));
    }

    [Fact]
    public void Str_OfAView_ReadsThroughTheStrides() => Assert.Equal(
        "[2x2], type = Int64, device = cpu\n 0 2\n 1 3\n", arange(4).view(2, 2).t().str(newLine: "\n"));

    [Fact]
    public void Tolist_Matrix_IsAListOfListsOfScalars()
    {
        var rows = Assert.IsType<System.Collections.ArrayList>(arange(4).view(2, 2).tolist());

        Assert.Equal(3, ((Scalar)((System.Collections.ArrayList)rows[1]!)[1]!).ToInt64());
    }

    private static string Text(Tensor x, TorchSharp.TensorStringStyle style) =>
        x.ToString(style, cultureInfo: CultureInfo.InvariantCulture, newLine: "\n");
}
