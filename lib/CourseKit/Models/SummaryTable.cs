using System.Globalization;
using System.Net;
using System.Text;

namespace CourseKit.Models;

/// <summary>A <see cref="Summary"/> as text and as HTML: a head, a row for each layer, the total.</summary>
internal sealed class SummaryTable
{
    private const int WordColumns = 3;      // layer, kind, output: to the left; numbers to the right
    private readonly string _title;
    private readonly List<string[]> _rows;

    public SummaryTable(Summary summary)
    {
        _title = $"{summary.Model}, input {Shape(summary.InputShape)}";
        _rows = [["layer", "kind", "output", "parameters", "mult-adds", "forward", "backward", "sees"]];
        foreach (var layer in summary.Layers)
        {
            _rows.Add(
            [
                layer.Name, layer.Kind, Shape(layer.OutputShape), Number(layer.Parameters), Number(layer.MultiplyAdds),
                Bytes(layer.ForwardBytes), Bytes(layer.BackwardBytes), Field(layer.ReceptiveField),
            ]);
        }
        _rows.Add(
        [
            "total", "", "", Number(summary.Parameters), Number(summary.MultiplyAdds),
            Bytes(summary.ForwardBytes), Bytes(summary.BackwardBytes), "",
        ]);
    }

    /// <summary>For terminals: columns of equal width.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder().Append(_title).AppendLine();
        foreach (var (number, row) in _rows.Index())
        {
            if (number == 1 || number == _rows.Count - 1)
                text.Append('─', widths.Sum() + 2 * (widths.Length - 1)).AppendLine();
            var cells = row.Select((cell, column) => column < WordColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.AppendJoin("  ", cells).AppendLine();
        }
        return text.ToString().TrimEnd('\r', '\n');
    }

    /// <summary>For notebooks.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<table><caption>{WebUtility.HtmlEncode(_title)}</caption><thead>");
        foreach (var (number, row) in _rows.Index())
        {
            if (number == 1)
                html.Append("</thead><tbody>");
            html.Append("<tr>");
            foreach (var (column, value) in row.Index())
            {
                var cell = value.Length > 0 && (number == 0 || number == _rows.Count - 1) ? "th" : "td";
                var side = column < WordColumns ? "left" : "right";
                html.Append(CultureInfo.InvariantCulture, $"<{cell} style=\"text-align:{side}\">{WebUtility.HtmlEncode(value)}</{cell}>");
            }
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static string Shape(IEnumerable<long> sizes) => $"({string.Join(", ", sizes)})";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long count) => count switch
    {
        < 1000 => FormattableString.Invariant($"{count} B"),
        < 1_000_000 => FormattableString.Invariant($"{count / 1e3:0.0} kB"),
        _ => FormattableString.Invariant($"{count / 1e6:0.0} MB"),
    };

    private static string Field((double Rows, double Columns)? field) => field switch
    {
        null => "",
        var (rows, columns) => FormattableString.Invariant($"{rows:0.#}×{columns:0.#}"),
    };
}
