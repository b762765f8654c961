using System.Collections;
using System.Globalization;
using CourseKit.Plots;

namespace CourseKit.Tests.Plots;

/// <summary>Finds the formatters as a notebook host does: by name, through reflection, with no reference to the types.</summary>
public sealed class FigureDisplayTests
{
    [Fact]
    public void Attribute_ReadByName_PrefersPlotlyThenStaticFormsThenText()
    {
        var attribute = Attribute();

        Assert.Equal(
            ["application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"],
            (string[])Property(attribute, "PreferredMimeTypes"));
    }

    [Fact]
    public void Formatters_CalledByName_WriteEveryPreferredForm()
    {
        var figure = Figures.Bars(["a"], [1.0]);
        var source = Activator.CreateInstance((Type)Property(Attribute(), "FormatterSourceType"))!;

        var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;

        var bundle = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            var writer = new StringWriter(CultureInfo.InvariantCulture);
            var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
            Assert.Equal(true, format.Invoke(formatter, [figure, writer]));
            Assert.Equal(false, format.Invoke(formatter, ["not a figure", writer]));
            bundle.Add((string)Property(formatter, "MimeType"), writer.ToString());
        }
        Assert.Equal((string[])Property(Attribute(), "PreferredMimeTypes"), bundle.Keys);
        Assert.Equal(figure.ToPlotlyJson(), bundle["application/vnd.plotly.v1+json"]);
        Assert.StartsWith("<img alt=\"a 1.\" ", bundle["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("<svg ", bundle["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal("[Figure] a 1.", bundle["text/plain"]);
    }

    private static object Attribute() =>
        Assert.Single(typeof(Figure).GetCustomAttributes(true), a => a.GetType().Name == "TypeFormatterSourceAttribute");

    private static object Property(object instance, string name) => instance.GetType().GetProperty(name)!.GetValue(instance)!;
}
