using System.Globalization;
using System.Security.Cryptography;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// A user number for one sandbox that root starts. Linux counts processes and threads by user: sandboxes that shared a number could use up
/// each other's, and so end each other. Drawn by chance from a range so wide that graders side by side need not agree.
/// </summary>
internal static class SandboxUser
{
    /// <summary>The user with no rights that every system has.</summary>
    public const uint Nobody = 65534;

    // Nobody's by systemd's table of users: 268 million unused ones; where a container maps only 16 bits, those of services made up
    // on the fly.
    private static readonly (uint First, uint Last)[] Ranges = [(1_879_048_192, 2_147_352_575), (61_184, 65_519)];

    private static readonly (uint First, uint Last)? Range = FindRange();

    /// <summary>The next number; <see cref="Nobody"/> where this machine has no range to spare.</summary>
    public static uint Next() =>
        Range is var (first, last) ? first + (uint)RandomNumberGenerator.GetInt32((int)(last - first + 1)) : Nobody;

    private static (uint First, uint Last)? FindRange()
    {
        try
        {
            var mapped = File.ReadLines("/proc/self/uid_map").Select(Mapped).ToList();
            return Ranges.Where(range => mapped.Any(m => m.First <= range.First && range.Last <= m.Last))
                .Select(range => ((uint, uint)?)range).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>A line of uid_map: first number here, first number outside, how many.</summary>
    private static (long First, long Last) Mapped(string line)
    {
        string[] numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long first = long.Parse(numbers[0], CultureInfo.InvariantCulture);
        return (first, first + long.Parse(numbers[2], CultureInfo.InvariantCulture) - 1);
    }
}
