using System.Reflection;

namespace CourseKit.Training;

/// <summary>
/// A picture under a notebook cell that changes while the cell runs. It takes the host's <c>display</c> by name, as notebook hosts find
/// our formatters, and measures its own cost: the next picture waits until all pictures together are a small share of the time.
/// </summary>
internal sealed class LivePicture
{
    private static readonly string[] Hosts = ["CourseKit.Scripting.NotebookFunctions", "Microsoft.DotNet.Interactive.Kernel"];

    private readonly Func<object, object?> _display;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _firstAfter;
    private readonly double _largestShare;
    private readonly long _start;
    private object? _shown;

    /// <param name="display">Shows a value and gives a handle with a method <c>Update(object)</c>.</param>
    /// <param name="firstAfter">Time before the first picture, unless it is forced.</param>
    /// <param name="largestShare">Most of the time that pictures may take, 0…1.</param>
    /// <param name="clock">Measures the time; default: the system's.</param>
    public LivePicture(Func<object, object?> display, TimeSpan firstAfter, double largestShare, TimeProvider? clock = null)
    {
        (_display, _firstAfter, _largestShare, _clock) = (display, firstAfter, largestShare, clock ?? TimeProvider.System);
        _start = _clock.GetTimestamp();
    }

    /// <summary>Time spent on pictures.</summary>
    public TimeSpan Cost { get; private set; }

    /// <summary>The host's way to show a value; null where displays cannot change while a cell runs.</summary>
    public static Func<object, object?>? HostDisplay()
    {
        var method = AppDomain.CurrentDomain.GetAssemblies()
            .SelectMany(assembly => Hosts.Select(name => assembly.GetType(name, throwOnError: false)))
            .Select(type => type?.GetMethod("display", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]))
            .FirstOrDefault(found => found is not null);
        return method is null ? null : value => method.Invoke(null, [value, Array.Empty<string>()]);
    }

    /// <summary>For a display of some seconds that is the point of the cell; null where the host says nothing of live displays.</summary>
    public static LivePicture? OfCell() =>
        AppContext.TryGetSwitch(Trainer.LivePlotSwitch, out var isOn) && isOn && HostDisplay() is { } display
            ? new LivePicture(display, TimeSpan.FromMilliseconds(200), 0.1)
            : null;

    /// <summary>Shows another picture if enough time has passed.</summary>
    /// <param name="make">Makes it.</param>
    /// <param name="force">Shows it in any case: the last one.</param>
    public void Update(Func<object> make, bool force = false)
    {
        var elapsed = _clock.GetElapsedTime(_start);
        if (!force && (elapsed < _firstAfter || Cost / elapsed > _largestShare))
            return;
        var begin = _clock.GetTimestamp();
        var picture = make();
        if (_shown is null)
            _shown = _display(picture);
        else
            _shown.GetType().GetMethod("Update", [typeof(object)])?.Invoke(_shown, [picture]);
        Cost += _clock.GetElapsedTime(begin);
    }
}
