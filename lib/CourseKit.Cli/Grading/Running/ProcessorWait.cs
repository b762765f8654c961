using System.Globalization;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// How long the threads of this process have been ready to run and waited for a processor: what a busy computer takes from a cell, as
/// opposed to what the cell spends asleep. Zero where the platform does not tell.
/// </summary>
internal static class ProcessorWait
{
    private const double Nano = 1e-9;

    /// <summary>Seconds, over all threads that live now.</summary>
    public static double Seconds()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        double sum = 0;
        try
        {
            foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
                sum += Of(thread);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without it, the limit is a little stricter.
        }
        return sum;
    }

    /// <summary>schedstat: time on a processor, time ready and waiting, turns.</summary>
    private static double Of(string thread)
    {
        try
        {
            string[] fields = File.ReadAllText(thread + "/schedstat").Split(' ');
            return fields.Length > 1 && long.TryParse(fields[1], CultureInfo.InvariantCulture, out long waited) ? waited * Nano : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;       // it has ended
        }
    }
}
