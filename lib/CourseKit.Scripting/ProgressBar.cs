using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CourseKit.Scripting;

/// <summary>
/// Progress that is shown in one place: reports may come as often as they like and from any thread, the front end is told ten times
/// a second.
/// </summary>
public sealed class ProgressBar : IProgress<double>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private const int Width = 30;

    private readonly Lock _gate = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly DisplayedValue _display;
    private readonly string _title;
    private readonly double _total;
    private double _value;
    private long _shown;

    internal ProgressBar(double total, string title)
    {
        _total = total;
        _title = title;
        _shown = _started;
        _display = DisplayedValue.Show(State(), []);
    }

    /// <summary>How far it is.</summary>
    public double Value => _value;

    /// <summary>Sets how far it is.</summary>
    /// <param name="value">Between 0 and the total.</param>
    public void Report(double value)
    {
        MimeBundle? state = null;
        lock (_gate)
        {
            _value = value;
            if (Stopwatch.GetElapsedTime(_shown) >= Interval)
            {
                _shown = Stopwatch.GetTimestamp();
                state = State();
            }
        }
        if (state is not null)
            _display.Update(state);
    }

    /// <summary>Goes a step on.</summary>
    /// <param name="step">How far.</param>
    public void Advance(double step = 1) => Report(_value + step);

    /// <summary>Shows the last report, which the front end may not have been told yet.</summary>
    public void Dispose()
    {
        MimeBundle state;
        lock (_gate)
            state = State();
        _display.Update(state);
    }

    internal static IEnumerable<T> Over<T>(IEnumerable<T> items, string title)
    {
        using var bar = new ProgressBar(items.TryGetNonEnumeratedCount(out int count) ? count : double.NaN, title);
        foreach (var item in items)
        {
            yield return item;
            bar.Advance();
        }
    }

    private MimeBundle State()
    {
        bool isKnown = _total > 0;
        double share = isKnown ? Math.Clamp(_value / _total, 0, 1) : 0;
        string count = isKnown ? $"{Number(_value)}/{Number(_total)}" : Number(_value);
        var elapsed = Stopwatch.GetElapsedTime(_started);
        string time = Seconds(elapsed) + (share is > 0 and < 1 ? $", {Seconds(elapsed / share - elapsed)} left" : "");
        int filled = (int)Math.Round(share * Width);
        string bar = isKnown ? $"[{new string('#', filled)}{new string('.', Width - filled)}] " : "";
        string title = _title.Length > 0 ? _title + " " : "";

        var bundle = new MimeBundle();
        bundle.Add("text/plain", $"{title}{bar}{count} ({time})");
        string element = isKnown ? string.Create(CultureInfo.InvariantCulture, $"<progress value=\"{share:0.####}\" max=\"1\"></progress> ")
            : "";
        bundle.Add("text/html", $"<div>{WebUtility.HtmlEncode(title)}{element}{count} ({time})</div>");
        return bundle;
    }

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
