using CourseKit.Scripting.Display;
using CourseKit.Scripting.Execution;

namespace CourseKit.Scripting;

/// <summary>A value that was shown, and that another can take the place of.</summary>
public sealed class DisplayedValue
{
    private readonly CellContext? _cell;
    private readonly string[] _mimeTypes;

    private DisplayedValue(CellContext? cell, string displayId, string[] mimeTypes)
    {
        _cell = cell;
        DisplayId = displayId;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Names the place.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place.</summary>
    /// <param name="updatedValue">Any value.</param>
    public void Update(object? updatedValue) => Send(updatedValue, isUpdate: true);

    internal static DisplayedValue Show(object? value, string[] mimeTypes, string? displayId = null)
    {
        var shown = new DisplayedValue(CellContext.Current, displayId ?? Guid.NewGuid().ToString("N"), mimeTypes);
        shown.Send(value, isUpdate: false);
        return shown;
    }

    internal static void UpdateAll(string displayId, object? value) => new DisplayedValue(CellContext.Current, displayId, []).Update(value);

    private void Send(object? value, bool isUpdate)
    {
        var data = Formatter.Format(value, _mimeTypes);
        if ((CellContext.Current ?? _cell) is { } cell)
            cell.Post(new DisplayOutput(data, DisplayId, isUpdate));
        else
            Console.WriteLine(data.Text("text/plain"));
    }
}
