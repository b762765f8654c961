using System.Globalization;
using CourseKit.Plots.Display;
using static TorchSharp.torch;

namespace CourseKit.Tests.Plots.Tensors;

public sealed class TensorFormatterTests
{
    [Fact]
    public void Text_SmallTensor_HasEveryValue()
    {
        using var small = tensor([1f, 2.5f, -3f, 4f]).reshape(2, 2);

        Assert.Equal("Tensor (2, 2) Float32 on cpu\n[[ 1.0000,  2.5000],\n [-3.0000,  4.0000]]", Show(small, "text/plain"));
    }

    [Fact]
    public void Text_LongAxis_ShowsItsEnds()
    {
        using var tensor = arange(1_000, ScalarType.Int64);

        Assert.Equal("Tensor (1000) Int64 on cpu\n[  0,   1,   2, ..., 997, 998, 999]", Show(tensor, "text/plain"));
    }

    [Fact]
    public void Text_Scalar_Empty_AndDisposed()
    {
        using var scalar = tensor(7);
        using var empty = zeros(0, 3);
        var gone = zeros(1);
        gone.Dispose();

        Assert.EndsWith("on cpu\n7", Show(scalar, "text/plain"), StringComparison.Ordinal);
        Assert.Equal("Tensor (0, 3) Float32 on cpu", Show(empty, "text/plain"));
        Assert.Equal("Tensor, disposed of", Show(gone, "text/plain"));
    }

    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(1, 1, 28, 28)]
    [InlineData(1, 3, 32, 32)]
    [InlineData(5, 5, 1, 16, 16)]
    [InlineData(8, 64, 3, 16, 16)]
    [InlineData(0, 64, 4, 3, 3)]
    [InlineData(0, 10)]
    public void Html_ShapeOfAPicture_HasThePixels(int pictures, params int[] shape)
    {
        using var tensor = rand([.. shape.Select(n => (long)n)]);

        string html = Show(tensor, "text/html");

        Assert.Equal(pictures, html.Split("src=\"data:image/png;base64,iVBOR").Length - 1);
    }

    private static string Show(Tensor tensor, string mimeType)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (object formatter in new TensorFormatterSource().CreateTypeFormatters())
        {
            if (Format(formatter, mimeType, tensor, writer))
                return writer.ToString();
        }
        return "";
    }

    // By name, as hosts do.
    private static bool Format(object formatter, string mimeType, Tensor tensor, StringWriter writer) =>
        (string?)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter) == mimeType
        && formatter.GetType().GetMethod("Format")!.Invoke(formatter, [tensor, writer]) is true;
}
