using System.Globalization;

namespace CourseKit.Training;

/// <summary>
/// Tells how a training goes, on stdout only: graders count any word on stderr as a failure. A terminal gets one line that
/// updates in place; a file or pipe only the line at the end of each epoch.
/// </summary>
internal sealed class TrainingProgress(TextWriter output, bool isLive, int epochs, int batches, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _updated = clock.GetTimestamp();
    private int _shown;

    /// <summary>Whether a line that updates in place is shown as such: the host says so, or stdout is a terminal.</summary>
    public static bool IsTerminal => AppContext.TryGetSwitch(Trainer.LiveOutputSwitch, out var isLive)
        ? isLive : !Console.IsOutputRedirected;

    /// <summary>After each batch; writes at most ten times a second.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">Finished batches of this epoch.</param>
    /// <param name="loss">Mean loss of this epoch so far.</param>
    /// <param name="imagesPerSecond">Of this epoch so far.</param>
    /// <param name="elapsed">Since this epoch began.</param>
    public void Batch(int epoch, int batch, double loss, double imagesPerSecond, TimeSpan elapsed)
    {
        if (!isLive || clock.GetElapsedTime(_updated) < Pause)
            return;
        _updated = clock.GetTimestamp();
        var left = elapsed / batch * (batches - batch + (double)(epochs - epoch) * batches);
        Show(string.Create(CultureInfo.InvariantCulture,
            $"{Head(epoch)}  batch {batch}/{batches}  loss {loss:F4}  {imagesPerSecond:N0} img/s  {Time(left)} left"));
    }

    /// <summary>After each epoch.</summary>
    public void Epoch(EpochResult result)
    {
        Clear();
        output.WriteLine($"{Head(result.Epoch)}  {result}");
    }

    /// <summary>When the training ends before its time.</summary>
    public void Cancelled(int epoch)
    {
        Clear();
        output.WriteLine($"{Head(epoch)}  cancelled");
    }

    /// <summary>Takes the updating line away.</summary>
    public void Clear()
    {
        if (_shown > 0)
            output.Write('\r' + new string(' ', _shown) + '\r');
        _shown = 0;
        output.Flush();
    }

    private void Show(string line)
    {
        output.Write('\r' + line.PadRight(_shown));
        output.Flush();
        _shown = line.Length;
    }

    private string Head(int epoch) => $"epoch {epoch}/{epochs}";

    private static string Time(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
