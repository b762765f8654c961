using System.Globalization;

namespace CourseKit.Plots;

/// <content>Matrices and pictures.</content>
public static partial class Figures
{
    private const double RowWidth = 1000, ColumnHeight = 700;

    /// <summary>A matrix as coloured cells: signed values by two colours around 0, others from light to dark.</summary>
    /// <param name="values">Shape (rows, columns); row 0 is on top. NaN is left open.</param>
    /// <param name="title">Above the cells.</param>
    /// <param name="texts">Whether each cell shows its number; by the number of cells when null.</param>
    /// <param name="colors">Colours; chosen by the sign of the values when null.</param>
    /// <param name="colorBar">Shows which colour means which value; when null, where the cells show no numbers.</param>
    public static Figure Heatmap(
        double[,] values, string title = "", bool? texts = null, Colormap? colors = null, bool? colorBar = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (rows, columns, extent) = (values.GetLength(0), values.GetLength(1), Extent.Of(values.Cast<double>()));
        var signed = extent is { IsEmpty: false, Min: < 0 };
        var limit = Math.Max(Math.Abs(extent.Min), Math.Abs(extent.Max));
        var shown = texts ?? rows * columns <= 150;
        var cell = shown ? 44 : Math.Clamp(320.0 / Math.Max(1, Math.Max(rows, columns)), 2, 34);
        return new Figure
        {
            Title = title,
            Panels =
            [
                new Panel
                {
                    EqualUnits = true,
                    X = new Axis { Visible = false },
                    Y = new Axis { Visible = false, Reversed = true },
                    Traces =
                    [
                        new HeatmapTrace(values, shown ? Texts(values) : null)
                        {
                            Colors = colors ?? (signed ? Colormap.Diverging : null),
                            Low = signed && colors is null ? -limit : null,
                            High = signed && colors is null ? limit : null,
                            CellSize = cell,
                            ColorBar = colorBar ?? !shown,
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>One picture, enlarged with sharp pixels.</summary>
    /// <param name="picture">Grey or RGB.</param>
    /// <param name="title">Above the picture.</param>
    public static Figure Image(Raster picture, string title = "") => new()
    {
        Title = title,
        Panels =
        [
            new Panel
            {
                EqualUnits = true,
                X = new Axis { Visible = false },
                Y = new Axis { Visible = false, Reversed = true },
                Traces = [new ImageTrace(picture)],
            },
        ],
    };

    /// <summary>Pictures in a grid, each with a line under it.</summary>
    /// <param name="pictures">Pictures and their captions, row by row.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above the pictures.</param>
    /// <param name="size">Longer side of a picture on the page, in pixels.</param>
    public static Figure Pictures(IReadOnlyList<Picture> pictures, int columns = 8, string title = "", double size = 84) => new()
    {
        Title = title,
        Panels =
        [
            new Panel
            {
                X = new Axis { Visible = false },
                Y = new Axis { Visible = false, Reversed = true },
                Traces = [new ImageGridTrace(pictures, columns) { PictureSize = size }],
            },
        ],
    };

    /// <summary>Figures side by side as one: their panels in a row, each figure's title over its first panel.</summary>
    /// <param name="figures">Left to right.</param>
    public static Figure Row(params Figure[] figures) => Grid(figures?.Sum(figure => Math.Max(1, figure.Panels.Count)) ?? 1, figures!);

    /// <summary>
    /// Figures as one, row by row. Maps without numbers are made smaller where many stand in a row or column, so that words stay readable.
    /// </summary>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="figures">Row by row.</param>
    public static Figure Grid(int columns, params Figure[] figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var rows = Math.Ceiling(figures.Sum(figure => figure.Panels.Count) / (double)columns);
        var (width, height) = (RowWidth / columns, ColumnHeight / Math.Max(1, rows));
        return new Figure
        {
            Columns = columns,
            Theme = figures.FirstOrDefault()?.Theme ?? Theme.Notebook,
            Panels = [.. figures.SelectMany(figure => figure.Panels.Select((panel, i) =>
                Fitted(i == 0 && panel.Title.Length == 0 ? panel with { Title = figure.Title } : panel, width, height)))],
        };
    }

    // A page or slide shows about RowWidth by ColumnHeight pixels at full size; what is larger is shrunk with its letters.
    private static Panel Fitted(Panel panel, double width, double height) => panel with
    {
        Traces = [.. panel.Traces.Select(trace => trace is HeatmapTrace { HasTexts: false } map
            ? map with { CellSize = Math.Min(map.CellSize, Math.Max(2, Math.Min(
                (width - (map.ColorBar ? 70 : 24)) / Math.Max(1, map.Columns), (height - 40) / Math.Max(1, map.Rows)))) }
            : trace)],
    };

    private static string[,] Texts(double[,] values)
    {
        var texts = new string[values.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < texts.GetLength(0); i++)
        {
            for (var j = 0; j < texts.GetLength(1); j++)
                texts[i, j] = Text(values[i, j]);
        }
        return texts;

        // Adding zero turns -0 into 0.
        static string Text(double value) => !double.IsFinite(value) ? ""
            : value == Math.Round(value) && Math.Abs(value) < 1e5
                ? (value + 0.0).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−')
            : NumberText.Value(value, NumberStyle.Plain);
    }
}
