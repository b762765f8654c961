using System.Globalization;
using System.Net;
using System.Text;

namespace CourseKit.Models;

/// <summary>A <see cref="LayerPlan"/> as text and as HTML: a head, a row for each layer, the total.</summary>
internal sealed class LayerPlanTable
{
    private const int WordColumns = 3;
    private readonly string _title;
    private readonly List<string[]> _rows;

    public LayerPlanTable(LayerPlan plan)
    {
        _title = $"{plan.Name}, input ({string.Join(", ", plan.Input)})";
        _rows = [["layer", "kind", "output", "values", "parameters", "mult-adds", "sees"]];
        foreach (var layer in plan.Layers)
        {
            var field = layer.Field > 0 ? string.Create(CultureInfo.InvariantCulture, $"{layer.Field:0.#}×{layer.Field:0.#}") : "all";
            _rows.Add([layer.Name, layer.Kind, layer.ShapeText, Number(layer.Values), Number(layer.Parameters),
                Number(layer.MultiplyAdds), field]);
        }
        _rows.Add(["total", "", "", Number(plan.Values), Number(plan.Parameters), Number(plan.MultiplyAdds), ""]);
    }

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder(_title).AppendLine();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => column < WordColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }
        return text.ToString().TrimEnd('\r', '\n');
    }

    public string ToHtml()
    {
        var html = new StringBuilder($"<table><caption>{WebUtility.HtmlEncode(_title)}</caption><thead>");
        foreach (var (number, row) in _rows.Index())
        {
            if (number == 1)
                html.Append("</thead><tbody>");
            var isHead = number == 0 || number == _rows.Count - 1;
            var cells = row.Select((value, column) => (value, column, cell: isHead && value.Length > 0 ? "th" : "td")).Select(part =>
                $"<{part.cell} style=\"text-align:{(part.column < WordColumns ? "left" : "right")};white-space:nowrap\">" +
                $"{WebUtility.HtmlEncode(part.value)}</{part.cell}>");
            html.Append("<tr>").AppendJoin("", cells).Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
