using CourseKit.Plots;

namespace CourseKit.Training;

/// <summary>
/// The loss curve under a notebook cell while it trains, at a cost of less than 1 % of the time, or of what the host allows.
/// </summary>
internal sealed class LiveCurve
{
    private const double UsualShare = 0.01;

    // A picture takes some 20 ms, the first one more: trainings too short for one within the share show only their last.
    private static readonly TimeSpan FirstPicture = TimeSpan.FromMilliseconds(30);

    private readonly LivePicture _picture;

    /// <param name="display">Shows a value and gives a handle with a method <c>Update(object)</c>.</param>
    /// <param name="clock">Measures the time; default: the system's.</param>
    /// <param name="share">Part of the time that pictures may take, above 0 and at most 1; default: 1 %.</param>
    public LiveCurve(Func<object, object?> display, TimeProvider? clock = null, double? share = null)
    {
        double largest = share is > 0 and <= 1 ? share.Value : UsualShare;
        _picture = new LivePicture(display, FirstPicture / largest, largest, clock);
    }

    /// <summary>Time spent on pictures.</summary>
    public TimeSpan Cost => _picture.Cost;

    /// <summary>The host's live display; null where there is none.</summary>
    /// <param name="beforeFirst">Called before the first picture: text above a picture can be written over no more.</param>
    public static LiveCurve? FromHost(Action beforeFirst) => LivePicture.HostDisplay() is { } display
        ? new LiveCurve(Behind(beforeFirst, display), share: AppContext.GetData(Trainer.LivePlotShare) as double?)
        : null;

    /// <summary>A display that does something before it shows a new value.</summary>
    internal static Func<object, object?> Behind(Action before, Func<object, object?> display) => value =>
    {
        before();
        return display(value);
    };

    /// <summary>Draws anew if enough time has passed.</summary>
    /// <param name="history">What there is so far.</param>
    /// <param name="force">Draws in any case: the last picture.</param>
    public void Update(History history, bool force = false)
    {
        if (history.Steps.Count >= 2)
            _picture.Update(() => Figure(history), force);
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
