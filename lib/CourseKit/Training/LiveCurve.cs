using System.Reflection;
using CourseKit.Plots;

namespace CourseKit.Training;

/// <summary>
/// The loss curve under a notebook cell while it trains. It takes the host's <c>display</c> by name, as notebook hosts find our
/// formatters, and measures its own cost: the next picture waits until all pictures together are under 1 % of the time.
/// </summary>
internal sealed class LiveCurve
{
    private const double LargestShare = 0.01;

    // A picture takes some 20 ms, the first one more: trainings shorter than this show only their last.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(3);

    private static readonly string[] Hosts = ["CourseKit.Scripting.NotebookFunctions", "Microsoft.DotNet.Interactive.Kernel"];

    private readonly Func<object, object?> _display;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private object? _shown;

    /// <param name="display">Shows a value and gives a handle with a method <c>Update(object)</c>.</param>
    /// <param name="clock">Measures the time; default: the system's.</param>
    public LiveCurve(Func<object, object?> display, TimeProvider? clock = null)
    {
        _display = display;
        _clock = clock ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
    }

    /// <summary>Time spent on pictures.</summary>
    public TimeSpan Cost { get; private set; }

    /// <summary>The host's live display; null where there is none.</summary>
    public static LiveCurve? FromHost()
    {
        var method = AppDomain.CurrentDomain.GetAssemblies()
            .SelectMany(assembly => Hosts.Select(name => assembly.GetType(name, throwOnError: false)))
            .Select(type => type?.GetMethod("display", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]))
            .FirstOrDefault(found => found is not null);
        return method is null ? null : new LiveCurve(value => method.Invoke(null, [value, Array.Empty<string>()]));
    }

    /// <summary>Draws anew if enough time has passed.</summary>
    /// <param name="history">What there is so far.</param>
    /// <param name="force">Draws in any case: the last picture.</param>
    public void Update(History history, bool force = false)
    {
        var elapsed = _clock.GetElapsedTime(_start);
        if (history.Steps.Count < 2 || (!force && (elapsed < FirstAfter || Cost / elapsed > LargestShare)))
            return;
        var begin = _clock.GetTimestamp();
        var figure = Figure(history);
        if (_shown is null)
            _shown = _display(figure);
        else
            _shown.GetType().GetMethod("Update", [typeof(object)])?.Invoke(_shown, [figure]);
        Cost += _clock.GetElapsedTime(begin);
    }

    private static Figure Figure(History history)
    {
        const int points = 400;
        // Means of equal runs of steps: a smooth curve, and a picture whose cost does not grow with the training.
        var run = Math.Max(1, (history.Steps.Count + points - 1) / points);
        var chunks = history.Steps.Chunk(run).ToList();
        var loss = Figures.Lines(
            "", [.. chunks.Select(c => (double)c[^1].Step)], "step", "loss", ("training", [.. chunks.Select(c => c.Average(s => s.Loss))]));
        return history.Count == 0
            ? loss with { Title = "Training loss" }
            : Figures.Row(loss with { Title = "Training loss" }, new Figure { Panels = [history.Plot().Panels[1]] });
    }
}
