using System.Globalization;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>
/// Writes a table. A long one is shown by pages and a click on a column's head sorts it, by a few lines of script that come with it
/// and ask nobody; where no scripts run it is a plain table that says how much it leaves out.
/// </summary>
/// <param name="html">Where to.</param>
/// <param name="cell">Writes what is in a cell.</param>
internal sealed class HtmlTable(StringBuilder html, Action<object?> cell)
{
    private static readonly Lazy<string> Script = new(ReadScript);

    /// <summary>Rows under a head.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Values by column.</param>
    /// <param name="isPaged">Whether rows beyond the first page are hidden until they are asked for.</param>
    /// <param name="isSortable">Whether a click on a head sorts.</param>
    public void Rows(IReadOnlyList<string> header, IEnumerable<IEnumerable<object?>> rows, bool isPaged, bool isSortable)
    {
        string id = "ck" + Guid.NewGuid().ToString("N")[..10];
        if (isSortable)
            html.Append("<div>");
        html.Append(isSortable ? $"<table id=\"{id}\">" : "<table>").Append("<thead><tr>");
        foreach (var name in header)
            html.Append("<th>").Append(SafeText.Html(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        int limit = isPaged ? DisplayLimits.PagedRows : DisplayLimits.Rows;
        int count = 0;
        bool hasMore = false;
        foreach (var row in rows)
        {
            if (hasMore = count == limit || html.Length > DisplayLimits.Structure)
                break;
            html.Append(isPaged && count >= DisplayLimits.Page ? "<tr style=\"display:none\">" : "<tr>");
            Cells(row, DisplayLimits.Columns);
            html.Append("</tr>");
            count++;
        }
        if (hasMore && !isPaged)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{header.Count}\">...</td></tr>");
        html.Append("</tbody></table>");
        if (isPaged)
        {
            html.Append(hasMore ? "<div class=\"ck-pager\" data-more=\" and more\">" : "<div class=\"ck-pager\">");
            string all = hasMore ? "more than " : "";
            html.Append(CultureInfo.InvariantCulture, $"the first {DisplayLimits.Page} of {all}{count} rows</div>");
        }
        if (isSortable)
        {
            int page = isPaged ? DisplayLimits.Page : int.MaxValue;
            html.Append(CultureInfo.InvariantCulture, $"<script>{Script.Value}(\"{id}\", {page})</script></div>");
        }
    }

    /// <summary>Rows without a head.</summary>
    public void Matrix(IEnumerable<IEnumerable<object?>> rows)
    {
        html.Append("<table><tbody>");
        int count = 0;
        foreach (var row in rows)
        {
            if (count++ == DisplayLimits.Rows || html.Length > DisplayLimits.Structure)
            {
                html.Append("<tr><td>...</td></tr>");
                break;
            }
            html.Append("<tr>");
            Cells(row, DisplayLimits.Items);
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
    }

    private void Cells(IEnumerable<object?> row, int limit)
    {
        int column = 0;
        foreach (var value in row)
        {
            if (column == limit)
            {
                html.Append("<td>...</td>");
                return;
            }
            bool isNumber = value is not (null or string or bool or char) && (value.GetType().IsPrimitive || value is decimal or Half);
            html.Append(isNumber ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">");
            cell(value);
            column++;
            html.Append("</td>");
        }
    }

    private static string ReadScript()
    {
        using var stream = typeof(HtmlTable).Assembly.GetManifestResourceStream("table.js")!;
        using var reader = new StreamReader(stream);
        // In one line, as it is repeated with every table.
        return string.Join(' ', reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
