using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace CourseKit.Scripting.Display;

/// <summary>Text of any value: bounded, safe against cycles and throwing members, the same under every culture.</summary>
internal static class PlainTextFormatter
{
    public static string Format(object? value)
    {
        if (value is string text)
            return ValueText.Cut(text, DisplayLimits.Text);
        if (Shape.MatrixRows(value) is { } rows)
            return ValueText.Cut(Matrix(rows), DisplayLimits.Text);
        var builder = new StringBuilder();
        Append(builder, value, 0);
        return ValueText.Cut(builder.ToString(), DisplayLimits.Structure);
    }

    /// <summary>A line on a value that stands inside another.</summary>
    public static string Brief(object? value)
    {
        var builder = new StringBuilder();
        Append(builder, value, DisplayLimits.Depth - 1);
        return builder.ToString();
    }

    private static void Append(StringBuilder to, object? value, int depth)
    {
        if (to.Length > DisplayLimits.Structure)
            return;
        if (ValueText.OfScalar(value) is { } scalar)
            to.Append(depth > 0 && value is char ? $"'{scalar}'" : scalar);
        else if (value is string text)
            to.Append('"').Append(ValueText.Cut(text, DisplayLimits.InnerText)).Append('"');
        else if (depth >= DisplayLimits.Depth)
            to.Append(ValueText.TypeName(value!.GetType()));
        else if (value is ITuple tuple)
            AppendAll(to, "(", ")", Enumerable.Range(0, tuple.Length), i => Append(to, tuple[i], depth + 1));
        else if (Shape.Entries(value) is { } entries)
            AppendAll(to, "{ ", " }", entries, entry =>
            {
                Append(to, entry.Key, depth + 1);
                to.Append(": ");
                Append(to, entry.Value, depth + 1);
            });
        else if (Shape.IsSequence(value))
            AppendAll(to, "[ ", " ]", ((IEnumerable)value!).Cast<object?>(), item => Append(to, item, depth + 1));
        else if (Shape.IsShownByMembers(value!))
            AppendMembers(to, value!, depth);
        else if (value is Exception exception)
            to.Append(ValueText.TypeName(exception.GetType())).Append(": ")
                .Append(ValueText.Cut(ValueText.MessageOf(exception), DisplayLimits.InnerText));
        else
            to.Append(ValueText.Cut(ValueText.OfObject(value!), depth > 0 ? DisplayLimits.InnerText : DisplayLimits.Text));
    }

    private static void AppendMembers(StringBuilder to, object value, int depth)
    {
        if (!value.GetType().IsDefined(typeof(CompilerGeneratedAttribute), false))
            to.Append(ValueText.TypeName(value.GetType())).Append(' ');
        AppendAll(to, "{ ", " }", Shape.Members(value.GetType()), member =>
        {
            to.Append(member.Name).Append(" = ");
            Append(to, Shape.ValueOf(member, value), depth + 1);
        });
    }

    private static void AppendAll<T>(StringBuilder to, string open, string close, IEnumerable<T> items, Action<T> append)
    {
        int count = 0;
        to.Append(open);
        try
        {
            foreach (var item in items)
            {
                if (count++ > 0)
                    to.Append(", ");
                if (to.Length > DisplayLimits.Structure)
                    break;
                if (count > DisplayLimits.Items)
                {
                    to.Append(items.TryGetNonEnumeratedCount(out int all) ? $"... ({all - DisplayLimits.Items} more)" : "...");
                    break;
                }
                append(item);
            }
        }
        catch (Exception e) when (e is not (ThreadAbortException or ThreadInterruptedException or OperationCanceledException))
        {
            to.Append(ValueText.Threw("enumeration", e));
        }
        to.Append(count == 0 ? close.TrimStart() : close);
    }

    private static string Matrix(IEnumerable<IEnumerable<object?>> rows)
    {
        var cells = rows.Take(DisplayLimits.Rows)
            .Select(row => row.Take(DisplayLimits.Items).Select(v => ValueText.OfScalar(v) ?? Format(v)).ToList()).ToList();
        int width = cells.SelectMany(row => row).Select(c => c.Length).DefaultIfEmpty(0).Max();
        var lines = cells.Select(row => "[ " + string.Join("  ", row.Select(c => c.PadLeft(width))) + " ]");
        int more = rows.Count() - cells.Count;
        return string.Join('\n', lines) + (more > 0 ? $"\n... ({more} more rows)" : "");
    }
}
