using System.Text.Json.Nodes;
using CourseKit.Plots.Svg;

namespace CourseKit.Plots.Plotly;

/// <summary>
/// The document behind application/vnd.plotly.v1+json. It uses only what plotly.js 1.58 knows (the one in older VS Code
/// renderers) and 2.x still does: plain arrays, titles as objects, pictures in the layout, no animation frames.
/// </summary>
internal sealed class PlotlyFigure
{
    private readonly Figure _figure;

    private PlotlyFigure(Figure figure)
    {
        _figure = figure;
        Layout = new FigureLayout(figure);
    }

    public FigureLayout Layout { get; }

    public Theme Theme => _figure.Theme;

    public JsonArray Data { get; } = [];

    public JsonArray Images { get; } = [];

    public JsonArray Shapes { get; } = [];

    public JsonArray Annotations { get; } = [];

    public static string Render(Figure figure) => (figure.Steps.Count > 0 ? PlotlySteps.Render(figure) : Document(figure)).ToJsonString();

    public static JsonObject Document(Figure figure) => new PlotlyFigure(figure).Document();

    /// <summary>Text at a place of the page in pixels: the baseline's start, or the centre.</summary>
    public void AddPageText(
        string text, double x, double y, double size, Rgb color, bool bold = false, bool centred = false, Anchor anchor = Anchor.Start)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        Annotations.Add((JsonNode)new JsonObject
        {
            ["text"] = bold ? $"<b>{Json.Text(text)}</b>" : Json.Text(text),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = x / Layout.Width,
            ["y"] = 1 - ((y - (centred ? 0 : size * 0.35)) / Layout.Height),
            ["xanchor"] = centred ? "center" : anchor == Anchor.End ? "right" : "left",
            ["yanchor"] = "middle",
            ["showarrow"] = false,
            ["font"] = Json.Font(size, color),
        });
    }

    private JsonObject Document()
    {
        var layout = new JsonObject
        {
            ["width"] = Layout.Width,
            ["height"] = Layout.Height,
            ["margin"] = new JsonObject { ["l"] = 0, ["r"] = 0, ["t"] = 0, ["b"] = 0, ["pad"] = 0 },
            ["paper_bgcolor"] = Theme.Background.ToString(),
            ["plot_bgcolor"] = Theme.Background.ToString(),
            ["font"] = new JsonObject { ["family"] = Theme.FontFamily, ["size"] = Theme.FontSize, ["color"] = Theme.Text.ToString() },
            ["hovermode"] = "closest",
            ["barmode"] = "group",
            ["bargap"] = 0.24,
        };
        // Title and subtitle are page texts: plotly's own title knows neither a subtitle nor our margins.
        foreach (var (text, baseline, isTitle) in Layout.Header)
        {
            var (size, color) = isTitle ? (Theme.TitleSize, Theme.Text) : (Theme.FontSize, Theme.Muted);
            AddPageText(text, FigureLayout.Margin, baseline, size, color, isTitle);
        }
        WriteLegend(layout);
        for (var i = 0; i < Layout.Panels.Count; i++)
            new PlotlyPanel(this, Layout.Panels[i], i + 1).Write(layout);
        (layout["images"], layout["shapes"], layout["annotations"]) = (Images, Shapes, Annotations);
        return new JsonObject
        {
            ["data"] = Data,
            ["layout"] = layout,
            ["config"] = new JsonObject { ["displaylogo"] = false, ["responsive"] = false },
        };
    }

    private void WriteLegend(JsonObject layout)
    {
        layout["showlegend"] = Layout.Legend.Count > 0;
        if (Layout.Legend.Count == 0)
            return;
        layout["legend"] = new JsonObject
        {
            ["orientation"] = "h",
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 1 - ((Layout.Legend[0].Y - (Theme.FontSize * 0.8) - 5) / Layout.Height),
            ["yanchor"] = "top",
            ["font"] = Json.Font(Theme.FontSize, Theme.Text),
            ["bgcolor"] = "rgba(0,0,0,0)",
        };
    }
}
