using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>
/// HTML of any value: tables for what is a table, members that open for objects, text for the rest. Everything that comes from the
/// value is escaped; depth, rows and length are bounded.
/// </summary>
internal sealed class HtmlFormatter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<object> _open = new();

    public static string Format(object? value)
    {
        var formatter = new HtmlFormatter();
        formatter.Append(value, 0);
        return formatter._html.ToString();
    }

    private void Append(object? value, int depth)
    {
        try
        {
            if (IsText(value, depth))
                Text(value, depth);
            else
                Structure(value!, depth);
        }
        catch (Exception e) when (e is not (ThreadAbortException or ThreadInterruptedException or OperationCanceledException))
        {
            Note(e);
        }
    }

    /// <summary>Whether the value is best said in words: it is small, is too deep inside, or has been met on the way here.</summary>
    private bool IsText(object? value, int depth) =>
        value is null or string or Type or MimeContent || ValueText.OfScalar(value) is not null || depth >= DisplayLimits.Depth
        || _html.Length > DisplayLimits.Structure || _open.Any(o => ReferenceEquals(o, value)) || (depth > 0 && value is ITuple);

    private void Structure(object value, int depth)
    {
        _open.Push(value);
        if (Shape.MatrixRows(value) is { } rows)
            Inside(value, depth, () => new HtmlTable(_html, v => Append(v, depth + 1)).Matrix(rows));
        else if (Shape.Entries(value) is { } entries)
            Inside(value, depth, () => Table(["key", "value"], entries.Select(e => new[] { e.Key, e.Value }), depth));
        else if (Shape.IsSequence(value))
            Sequence((IEnumerable)value, depth);
        else if (value is Exception exception)
            Failure(exception);
        else if (Shape.IsShownByMembers(value))
            Inside(value, depth, () => Members(value, depth));
        else
            Text(value, depth);
        _open.Pop();
    }

    private void Sequence(IEnumerable sequence, int depth)
    {
        // One more than is shown tells whether there are more; a sequence that throws half-way shows what it gave.
        var (items, failure) = Shape.Take(sequence, DisplayLimits.PagedRows + 1);
        if (items.Count == 0 || items.TrueForAll(i => IsText(i, depth) || (i is ITuple && Shape.IsSmall(i))))
        {
            Text(sequence, depth);
            return;
        }
        Inside(sequence, depth, () =>
        {
            if (Shape.CommonMembers(items) is { } members)
                Table(members.Select(m => m.Name), items.Select(i => members.Select(m => Shape.ValueOf(m, i!))), depth, items.Count);
            else
                Table(["", "value"], items.Select((item, i) => new object?[] { i, item }), depth, items.Count);
        });
        if (failure is not null)
            Note(failure);
    }

    private void Members(object value, int depth)
    {
        var type = value.GetType();
        string title = type.IsDefined(typeof(CompilerGeneratedAttribute), false) ? "" : ValueText.TypeName(type);
        if (depth == 0 && title.Length > 0)
            _html.Append("<div>").Append(SafeText.Html(title)).Append("</div>");
        var members = Shape.Members(type).Take(DisplayLimits.Columns);
        Table(["member", "value"], members.Select(m => new[] { m.Name, Shape.ValueOf(m, value) }), depth);
    }

    private void Table(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows, int depth, int count = 0) =>
        new HtmlTable(_html, v => Append(v, depth + 1)).Rows(
            [.. header.Take(DisplayLimits.Columns)], rows, isPaged: depth == 0 && count > DisplayLimits.Page, isSortable: depth == 0
                && count > 1);

    /// <summary>What is inside another value opens when it is asked for.</summary>
    private void Inside(object value, int depth, Action content)
    {
        if (depth == 0)
        {
            content();
            return;
        }
        string summary = ValueText.Cut(PlainTextFormatter.Brief(value), 80);
        _html.Append("<details><summary>").Append(SafeText.Html(summary)).Append("</summary>");
        content();
        _html.Append("</details>");
    }

    private void Failure(Exception exception)
    {
        _html.Append("<details><summary>")
            .Append(SafeText.Html(ValueText.Cut(PlainTextFormatter.Format(exception), DisplayLimits.InnerText)))
            .Append("</summary><pre>").Append(SafeText.Html(ValueText.Cut(ValueText.OfObject(exception), DisplayLimits.Structure)))
                .Append("</pre></details>");
    }

    private void Text(object? value, int depth)
    {
        if (depth == 0)
            _html.Append("<div class=\"dni-plaintext\"><pre>").Append(SafeText.Html(PlainTextFormatter.Format(value)))
                .Append("</pre></div>");
        else
            _html.Append(SafeText.Html(
                ValueText.Cut(value is string text ? text : PlainTextFormatter.Brief(value), DisplayLimits.InnerText)));
    }

    private void Note(Exception e) => _html.Append("<i>").Append(SafeText.Html(ValueText.Threw("enumeration", e))).Append("</i>");
}
