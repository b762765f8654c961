using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// Memory that a process takes and that its size does not show: tables of pages, and files in memory, of which an empty one takes some too.
/// </summary>
internal static class HiddenMemory
{
    // struct statfs of 64-bit Linux, eight bytes each: type, bytes of a block, blocks, free, available, files, free files, …
    private const int BlockSize = 1, Blocks = 2, MostFiles = 5, FreeFiles = 6, Words = 32;

    private static readonly string[] Folders = ["/tmp", "/dev/shm"];

    /// <summary>Bytes of the tables that say where the pages of a process are; 0 when it has gone.</summary>
    public static long PageTables(int id)
    {
        const string Key = "VmPTE:";
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
            return line is null ? 0
                : long.Parse(line.AsSpan(Key.Length).Trim(" \tkB"), NumberStyles.None, CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return 0;
        }
    }

    /// <summary>How many files lie in the sandbox of a process; 0 where that cannot be seen.</summary>
    /// <param name="id">A process.</param>
    /// <param name="bytes">Size of the file systems in memory that are the sandbox's: the grader's own may be of that kind too.</param>
    public static long Files(int id, long bytes) => OperatingSystem.IsLinux() && Environment.Is64BitProcess
        ? Folders.Sum(folder => Files($"/proc/{id}/root{folder}", bytes)) : 0;

    private static long Files(string folder, long bytes)
    {
        var words = new long[Words];
        return StatFs(Encoding.UTF8.GetBytes(folder + '\0'), words) == 0 && words[BlockSize] > 0
            && words[Blocks] == (bytes + words[BlockSize] - 1) / words[BlockSize] ? words[MostFiles] - words[FreeFiles] : 0;
    }

    [DllImport("libc", EntryPoint = "statfs")]
    private static extern int StatFs(byte[] path, long[] words);
}
