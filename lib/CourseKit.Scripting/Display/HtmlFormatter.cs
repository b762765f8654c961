using System.Collections;
using System.Net;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>HTML tables for values that are tables: dictionaries, matrices, sequences of records. Everything from the value is escaped.</summary>
internal static class HtmlFormatter
{
    /// <summary>A table, or null when the value is better shown as text.</summary>
    public static string? TryFormat(object? value)
    {
        if (value is null or string || ValueText.OfScalar(value) is not null)
            return null;
        try
        {
            if (Shape.MatrixRows(value) is { } rows)
                return Table(null, rows);
            if (Shape.Entries(value) is { } entries)
                return Table(["key", "value"], entries.Select(e => new[] { e.Key, e.Value }));
            if (Shape.IsSequence(value))
                return Records(((IEnumerable)value).Cast<object?>());
            if (Shape.IsShownByMembers(value))
                return Table(["member", "value"], Shape.Members(value.GetType()).Select(m => new[] { m.Name, Shape.ValueOf(m, value) }));
            return null;
        }
        catch (Exception e) when (e is not ThreadAbortException)
        {
            return null;    // a value whose enumeration throws: the plain text says so
        }
    }

    private static string? Records(IEnumerable<object?> sequence)
    {
        var items = sequence.Take(DisplayLimits.Rows + 1).ToList();
        if (items.Count == 0 || items.Any(i => i is null || !Shape.IsShownByMembers(i)))
            return null;
        if (items.Select(i => i!.GetType()).Distinct().Count() > 1)
            return null;
        var members = Shape.Members(items[0]!.GetType()).Take(DisplayLimits.Columns).ToList();
        return Table(members.Select(m => m.Name), items.Select(i => members.Select(m => Shape.ValueOf(m, i!))));
    }

    private static string Table(IEnumerable<string>? header, IEnumerable<IEnumerable<object?>> rows)
    {
        var html = new StringBuilder("<table>");
        if (header is not null)
            html.Append("<thead><tr>").AppendJoin("", header.Select(h => $"<th>{WebUtility.HtmlEncode(h)}</th>")).Append("</tr></thead>");
        html.Append("<tbody>");
        int count = 0;
        foreach (var row in rows)
        {
            if (count++ == DisplayLimits.Rows)
            {
                html.Append($"<tr><td colspan=\"{DisplayLimits.Columns}\">...</td></tr>");
                break;
            }
            html.Append("<tr>").AppendJoin("", row.Take(DisplayLimits.Items).Select(Data)).Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    private static string Data(object? value)
    {
        string text = value is string s ? ValueText.Cut(s, DisplayLimits.InnerText) : ValueText.Cut(PlainTextFormatter.Format(value), DisplayLimits.InnerText);
        bool isNumber = value is not null && value is not (string or bool or char) && value.GetType().IsPrimitive;
        return isNumber ? $"<td style=\"text-align:right\">{WebUtility.HtmlEncode(text)}</td>" : $"<td>{WebUtility.HtmlEncode(text)}</td>";
    }
}
