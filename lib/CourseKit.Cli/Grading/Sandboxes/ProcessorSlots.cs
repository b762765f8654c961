using System.Globalization;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// One processor a sandbox, so that a submission which keeps hundreds of threads busy takes time from nobody beside it. Where there are
/// more sandboxes than processors, the least used one is shared.
/// </summary>
internal static class ProcessorSlots
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<int, int> Users = Allowed().ToDictionary(number => number, _ => 0);

    /// <summary>Takes a processor; null where there is only one, or none is known.</summary>
    public static int? Take()
    {
        lock (Gate)
        {
            if (Users.Count < 2)
                return null;
            int slot = Users.MinBy(user => user.Value).Key;
            Users[slot]++;
            return slot;
        }
    }

    /// <summary>Gives it back.</summary>
    public static void Return(int? slot)
    {
        lock (Gate)
        {
            if (slot is { } number)
                Users[number]--;
        }
    }

    /// <summary>Those that this process may use: a list such as 0-3,8.</summary>
    private static List<int> Allowed()
    {
        const string Key = "Cpus_allowed_list:";
        try
        {
            string list = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal))[Key.Length..];
            return [.. list.Trim().Split(',').SelectMany(Range)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static IEnumerable<int> Range(string range)
    {
        int[] ends = [.. range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
