using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseKit.Datasets;
using CourseKit.Demos;
using CourseKit.Models;
using CourseKit.Plots;
using CourseKit.Reference;
using CourseKit.Training;

namespace CourseKit.Tests.Demos;

public sealed partial class DemoTests
{
    private static readonly double[,] Image = { { 2, 9, 11, 22 }, { 12, 43, 2, 0 }, { 9, 87, 65, 2 } };
    private static readonly double[,] Kernel = { { 0, 1 }, { -1, 0.5 } };

    private static readonly ImageDataset Digits = Datasets.Datasets.Digits(100, 50);

    // Made once: some of them train.
    private static readonly Dictionary<string, Demo> Made = Pieces();

    public static readonly TheoryData<string> Kinds = new(Made.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Html_AnyPiece_FetchesNothingAndClosesItsScript(string kind)
    {
        var html = Made[kind].ToHtml();

        Assert.Single(ScriptEnd().Matches(html));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Empty(Address().Matches(html.Replace("http://www.w3.org/", "", StringComparison.Ordinal)));
        Assert.DoesNotMatch(new Regex("\\sid=|getElementById|fetch\\(|XMLHttpRequest|import\\("), html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Html_AnyPiece_HoldsItsDataAndADescribedPicture(string kind)
    {
        var html = Made[kind].ToHtml();

        var data = WebUtility.HtmlDecode(Data().Match(html).Groups[1].Value);
        using var json = JsonDocument.Parse(data);
        Assert.False(string.IsNullOrEmpty(json.RootElement.GetProperty("title").GetString()));
        Assert.Matches("<div class=\"ck-still\"><img alt=\"[^\"]{40,}\"", html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Formatters_CalledByName_WriteHtmlSvgAndText(string kind)
    {
        var piece = Made[kind];
        var attribute = Assert.Single(piece.GetType().GetCustomAttributes(true), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
        var formatters = ((IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>();

        var forms = formatters.ToDictionary(f => (string)Property(f, "MimeType"), f =>
        {
            var writer = new StringWriter(CultureInfo.InvariantCulture);
            Assert.Equal(true, f.GetType().GetMethod("Format")!.Invoke(f, [piece, writer]));
            return writer.ToString();
        });

        Assert.Equal((string[])Property(attribute, "PreferredMimeTypes"), forms.Keys);
        Assert.StartsWith("<div class=\"ck-demo ", forms["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("<svg ", forms["image/svg+xml"], StringComparison.Ordinal);
        Assert.StartsWith($"[{piece.GetType().Name}] ", forms["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Output_OfSteppers_IsTheReferenceOperations()
    {
        Assert.Equal(new double[,] { { 18.5, -31, 20 }, { 77.5, -52.5, -64 } }, new ConvolutionStepper(Image, Kernel).Output);
        Assert.Equal(new double[,] { { 43, 22 } }, new PoolingStepper(Image).Output);
        Assert.Equal(new double[,] { { 16.5, 8.75 } }, new PoolingStepper(Image, kind: PoolingKind.Average).Output);
    }

    [Fact]
    public void Title_WithMarkup_StaysText()
    {
        var html = new ConvolutionStepper(Image, Kernel, title: "</script><img src=x onerror=alert(1)>").ToHtml();

        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Single(ScriptEnd().Matches(html));
    }

    [Fact]
    public void Steppers_ImpossibleSettings_SayWhatIsWrong()
    {
        Assert.Contains("does not fit", Message(() => new ConvolutionStepper(Image, Kernel, dilation: 5)), StringComparison.Ordinal);
        Assert.Contains("stride is 0", Message(() => new ConvolutionStepper(Image, Kernel, stride: 0)), StringComparison.Ordinal);
        Assert.Contains("at most half the window", Message(() => new PoolingStepper(Image, padding: 2)), StringComparison.Ordinal);
        Assert.Contains("65 rows", Message(() => new PoolingStepper(new double[65, 3])), StringComparison.Ordinal);
        Assert.Contains("finite", Message(() => new ConvolutionStepper(new[,] { { double.NaN } }, new[,] { { 1.0 } })),
            StringComparison.Ordinal);
        Assert.Contains("channels", Message(() => new ConvolutionStepper(new double[2, 3, 3], new double[1, 2, 2])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Calculator_LeNet5_GivesThePublishedNumbers()
    {
        var rows = new ShapeCalculator(1, 28, 28,
            StackLayer.Conv("C1", 6, 5, padding: 2), StackLayer.Pool("S2", 2), StackLayer.Conv("C3", 16, 5), StackLayer.Pool("S4", 2),
            StackLayer.Dense("C5", 120), StackLayer.Dense("F6", 84), StackLayer.Dense("output", 10)).Rows;

        Assert.Equal(["1×28×28", "6×28×28", "6×14×14", "16×10×10", "16×5×5", "120", "84", "10"],
            rows.Select(row => string.Join('×', row.Shape)));
        Assert.Equal([0L, 156, 0, 2416, 0, 48120, 10164, 850], rows.Select(row => row.Parameters));
        Assert.Equal([1.0, 5, 6, 14, 16, null, null, null], rows.Select(row => row.Field?.Size));
        var lenet = Summary.Of(new LeNet5(), 1, 28, 28);
        Assert.Equal((lenet.Parameters, lenet.MultiplyAdds), (rows.Sum(row => row.Parameters), rows.Sum(row => row.MultiplyAdds)));
    }

    [Fact]
    public void Calculator_LayerThatCannotFollow_IsNamed()
    {
        Assert.Contains("does not fit", Message(() => new ShapeCalculator(1, 4, 4, StackLayer.Conv("C1", 2, 7))), StringComparison.Ordinal);
        Assert.Contains("'C1' has 0 outputs", Message(() => new ShapeCalculator(1, 4, 4, StackLayer.Conv("C1", 0, 3))),
            StringComparison.Ordinal);
        Assert.Contains("'S' has windows", Message(() => new ShapeCalculator(1, 4, 4, StackLayer.Dense("F", 2), StackLayer.Pool("S", 2))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Playground_SobelOnAStep_AnswersAtTheEdgeOnly()
    {
        var step = new Raster([0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255], 4, 3, 1);
        var playground = new KernelPlayground([("step", step)], [new NamedKernel("right", Kernels.SobelRight, "edges")]);

        var middle = playground.Output(0, 0);

        Assert.Equal([0, 4, 4, -4], Enumerable.Range(0, 4).Select(j => middle[1, j]));      // the last one at the zeros around the picture
        Assert.Contains("even side", Message(() => new KernelPlayground([("step", step)], [new NamedKernel("2×2", new double[2, 2], "")])),
            StringComparison.Ordinal);
    }

    internal static Dictionary<string, Demo> Pieces() => new()
    {
        ["convolution"] = new ConvolutionStepper(Image, Kernel, padding: 1),
        ["pooling"] = new PoolingStepper(Image),
        ["calculator"] =
            new ShapeCalculator(1, 28, 28, StackLayer.Conv("C1", 6, 5, padding: 2), StackLayer.Pool("S2", 2), StackLayer.Dense("F", 10)),
        ["playground"] = new KernelPlayground([("noise", new Raster(new byte[] { 0, 50, 100, 150, 200, 250 }, 3, 2, 1))]),
        ["explorer"] = ArchitectureExplorer.Of(new LeNet1(), 1, 28, 28),
        ["draw"] = DrawADigit.With(new LeNet1(), Digits, 3),
        ["occlude"] = Occlude.With(new LeNet1(), Digits, 3),
        ["field"] = GrowingField.Of(new LeNet1(), Digits),
        ["filters"] =
            LearningFilters.Watch(new LeNet1(), Digits, new Trainer { Epochs = 1, Output = TextWriter.Null, LivePlot = false }, frames: 4),
        ["race"] = ShuffledRace.Run(Digits, epochs: 1, rounds: 3),
        ["vanishing"] = VanishingGradient.Of(Digits, 20),
        ["batchnorm"] = BatchNormSwitch.Train(Digits, [0.1], steps: 10),
        ["surface"] = LossLandscape.Compare(Digits, depth: 2, steps: 30, points: 5),
    };

    private static string Message(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

    private static object Property(object instance, string name) => instance.GetType().GetProperty(name)!.GetValue(instance)!;

    [GeneratedRegex("</script", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptEnd();

    [GeneratedRegex("https?://|//[a-z]+\\.[a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(" data-ck=\"([^\"]*)\"")]
    private static partial Regex Data();
}
