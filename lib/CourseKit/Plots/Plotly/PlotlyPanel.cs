using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots.Plotly;

/// <summary>A panel while it is written: gives its traces the names of its axes and collects what plotly keeps in the layout.</summary>
internal sealed class PlotlyPanel(PlotlyFigure figure, PanelLayout layout, int number)
{
    /// <summary>plotly counts axes x, x2, x3 …</summary>
    private readonly string _suffix = number == 1 ? "" : $"{number}";

    public Theme Theme => figure.Theme;

    public Panel Panel => layout.Panel;

    public (Rgb Color, int Symbol) StyleOf(Trace trace) => figure.Layout.Styles[trace];

    /// <summary>A filled outline under the data; not in the legend, and without values under the mouse.</summary>
    public void AddArea(Trace trace, IReadOnlyList<(double X, double Y)> outline, Rgb color, double opacity) =>
        AddTrace(trace, "scatter", new JsonObject
        {
            ["mode"] = "lines",
            ["x"] = Json.Numbers(outline.Select(p => p.X)),
            ["y"] = Json.Numbers(outline.Select(p => p.Y)),
            ["line"] = new JsonObject { ["width"] = 0, ["color"] = color.ToString() },
            ["fill"] = "toself",
            ["fillcolor"] = string.Create(CultureInfo.InvariantCulture, $"rgba({color.R},{color.G},{color.B},{opacity})"),
            ["hoverinfo"] = "skip",
        }, legend: false);

    public void AddTrace(Trace trace, string type, JsonObject properties, bool legend = true)
    {
        var inLegend = legend && figure.Layout.Styles.Legend.Exists(t => ReferenceEquals(t, trace));
        var start = new JsonObject
        {
            ["type"] = type,
            ["name"] = Json.Text(trace.Name),
            ["xaxis"] = "x" + _suffix,
            ["yaxis"] = "y" + _suffix,
            ["showlegend"] = inLegend,
        };
        if (trace.Name.Length > 0 && trace.IsSeries)
            start["legendgroup"] = Json.Text(trace.Name);
        foreach (var (key, value) in properties.Where(p => p.Value is not null))
            start[key] = value!.DeepClone();
        figure.Data.Add((JsonNode)start);
    }

    /// <summary>A picture whose first corner and size are in data units of a panel with y downwards.</summary>
    public void AddPicture(string dataUri, double x, double y, double width, double height) => figure.Images.Add((JsonNode)new JsonObject
    {
        ["source"] = dataUri,
        ["xref"] = "x" + _suffix,
        ["yref"] = "y" + _suffix,
        ["x"] = x,
        ["y"] = y,
        ["sizex"] = width,
        ["sizey"] = height,
        ["xanchor"] = "left",
        ["yanchor"] = "top",
        ["sizing"] = "stretch",
        ["layer"] = "below",
    });

    public void AddFrame(double x0, double y0, double x1, double y1, Rgb color, double width) => figure.Shapes.Add((JsonNode)new JsonObject
    {
        ["type"] = "rect",
        ["xref"] = "x" + _suffix,
        ["yref"] = "y" + _suffix,
        ["x0"] = x0,
        ["y0"] = y0,
        ["x1"] = x1,
        ["y1"] = y1,
        ["line"] = new JsonObject { ["color"] = color.ToString(), ["width"] = width },
    });

    /// <summary>Text centred at a place in data units.</summary>
    public void Annotate(string text, double x, double y, double size, Rgb color, bool bold = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        figure.Annotations.Add((JsonNode)new JsonObject
        {
            ["text"] = bold ? $"<b>{Json.Text(text)}</b>" : Json.Text(text),
            ["xref"] = "x" + _suffix,
            ["yref"] = "y" + _suffix,
            ["x"] = x,
            ["y"] = y,
            ["showarrow"] = false,
            ["font"] = Json.Font(size, color),
        });
    }

    /// <summary>Where a colour bar stands: right beside the panel, as high as it.</summary>
    public JsonObject ColorBar()
    {
        var (plot, page) = (layout.Plot, figure.Layout);
        return new JsonObject
        {
            ["x"] = (plot.Right + 8) / page.Width,
            ["xanchor"] = "left",
            ["xpad"] = 0,
            ["y"] = 1 - (plot.CenterY / page.Height),
            ["yanchor"] = "middle",
            ["ypad"] = 0,
            ["lenmode"] = "fraction",
            ["len"] = plot.Height / page.Height,
            ["thickness"] = 12,
            ["outlinewidth"] = 0.5,
            ["nticks"] = 5,
            ["tickfont"] = Json.Font(Theme.FontSize, Theme.Muted),
        };
    }

    public void Write(JsonObject target)
    {
        var (plot, page) = (layout.Plot, figure.Layout);
        var across = (plot.X / page.Width, plot.Right / page.Width);
        var up = (1 - (plot.Bottom / page.Height), 1 - (plot.Y / page.Height));     // plotly's page has its origin at the bottom
        target["xaxis" + _suffix] = AxisOf(Panel.X, layout.XRange, layout.XTicks, across, "y", layout.XAngle);
        target["yaxis" + _suffix] = AxisOf(Panel.Y, layout.YRange, layout.YTicks, up, "x", 0);
        var size = Theme.PanelTitleSize;
        figure.AddPageText(Panel.Title, plot.X, layout.Outer.Y + (size * 1.1), size, Theme.Text, bold: true);
        if (Panel.HasData)
        {
            foreach (var trace in Panel.Traces)
                trace.Write(this);
            WriteMarks();
            return;
        }
        figure.AddPageText("no data", plot.CenterX, plot.CenterY, Theme.FontSize, Theme.Muted, centred: true);
    }

    private void WriteMarks()
    {
        foreach (var line in Panel.Lines)
        {
            figure.Shapes.Add((JsonNode)new JsonObject
            {
                ["type"] = "line",
                ["xref"] = line.Vertical ? "x" + _suffix : "paper",
                ["yref"] = line.Vertical ? "paper" : "y" + _suffix,
                ["x0"] = line.Vertical ? line.At : layout.Plot.X / figure.Layout.Width,
                ["x1"] = line.Vertical ? line.At : layout.Plot.Right / figure.Layout.Width,
                ["y0"] = line.Vertical ? 1 - (layout.Plot.Bottom / figure.Layout.Height) : line.At,
                ["y1"] = line.Vertical ? 1 - (layout.Plot.Y / figure.Layout.Height) : line.At,
                ["line"] = new JsonObject { ["color"] = Theme.Muted.ToString(), ["width"] = 1, ["dash"] = "dash" },
            });
        }
        foreach (var mark in Marks.Place(Panel, layout, Theme))
        {
            figure.AddPageText(mark.Text, mark.X, mark.Baseline, Theme.FontSize, Theme.Text, anchor: mark.Anchor);
            if (mark.Leader is not { } end)
                continue;
            figure.Shapes.Add((JsonNode)new JsonObject
            {
                ["type"] = "line",
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x0"] = end.X1 / figure.Layout.Width,
                ["y0"] = 1 - (end.Y1 / figure.Layout.Height),
                ["x1"] = end.X2 / figure.Layout.Width,
                ["y1"] = 1 - (end.Y2 / figure.Layout.Height),
                ["line"] = new JsonObject { ["color"] = Theme.Muted.ToString(), ["width"] = 1 },
            });
        }
    }

    private static void WriteNumbers(JsonObject target, Axis axis, Ticks ticks)
    {
        var step = ticks.Values.Count > 1 ? ticks.Values[1] - ticks.Values[0] : axis.Integers ? 1 : double.NaN;
        if (double.IsFinite(step))
        {
            target["tick0"] = ticks.Values.Count > 0 ? ticks.Values[0] : 0;
            target["dtick"] = step;
        }
        target["ticks"] = "outside";
        target["tickcolor"] = "rgba(0,0,0,0)";      // unseen: keeps the labels off the line, as in the SVG
        if (axis.Style == NumberStyle.Percent)
            target["tickformat"] = double.IsFinite(step) && step < 0.0099 ? ".1%" : ".0%";
        else
            target["exponentformat"] = ticks.Values.Select(Math.Abs).DefaultIfEmpty(0).Max() < 1e-3 ? "e" : "SI";
    }

    private JsonObject AxisOf(Axis axis, Extent range, Ticks ticks, (double From, double To) domain, string anchor, double angle)
    {
        var visible = axis.Visible && Panel.HasData;
        var (low, high) = axis.Reversed ? (range.Max, range.Min) : (range.Min, range.Max);
        var filled = Panel.Traces.All(t => t.FillsPanel);
        var result = new JsonObject
        {
            ["domain"] = new JsonArray(Math.Clamp(domain.From, 0, 1), Math.Clamp(domain.To, 0, 1)),
            ["anchor"] = anchor + _suffix,
            ["range"] = new JsonArray(low, high),
            ["type"] = "linear",
            ["visible"] = visible,
        };
        if (!visible)
            return result;
        result["title"] = new JsonObject
        {
            ["text"] = Json.Text(axis.Title),
            ["font"] = Json.Font(Theme.FontSize, Theme.Text),
            ["standoff"] = 8,
        };
        result["tickfont"] = Json.Font(Theme.FontSize, Theme.Muted);
        result["zeroline"] = false;
        result["showgrid"] = axis.Categories is null && !filled;
        result["gridcolor"] = Theme.Grid.ToString();
        result["showline"] = !filled && (anchor == "y" || axis.Categories is not null);
        result["linecolor"] = Theme.AxisLine.ToString();
        result["tickangle"] = angle;
        if (axis.Categories is not null)
        {
            // Names as tick texts at 0, 1, 2 …: on a category axis two equal names would become one place.
            result["ticks"] = "outside";
            result["ticklen"] = 3;
            result["tickcolor"] = "rgba(0,0,0,0)";
            result["tickmode"] = "array";
            result["tickvals"] = Json.Numbers(ticks.Values);
            result["ticktext"] = Json.Texts(ticks.Labels);
        }
        else
        {
            WriteNumbers(result, axis, ticks);
        }
        return result;
    }
}
