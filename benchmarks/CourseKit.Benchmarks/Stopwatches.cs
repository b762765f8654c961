using System.Diagnostics;

namespace CourseKit.Benchmarks;

/// <summary>Times an operation by the best of many rounds: on a machine that others use too, the minimum is what repeats.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(700);

    /// <summary>Microseconds of one call.</summary>
    public static double Microseconds(Action call)
    {
        for (int i = 0; i < 3; i++)
            call();
        double best = double.MaxValue;
        long end = Stopwatch.GetTimestamp() + (long)(Budget.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < end)
        {
            long start = Stopwatch.GetTimestamp();
            call();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return best;
    }
}
