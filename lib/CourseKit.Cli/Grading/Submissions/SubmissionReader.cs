using System.IO.Compression;
using System.Text;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>
/// Finds what students handed in: notebooks in a folder, in a folder a student, or in the zip files of Moodle and Canvas. Nothing is
/// unpacked to disk, no link is followed, and no file beyond a size is read.
/// </summary>
internal sealed class SubmissionReader(IReadOnlyCollection<string> assignments)
{
    /// <summary>Largest notebook that is read, in bytes: far above what cells and plots need.</summary>
    public const long LargestNotebook = 25L << 20;

    private const int MostFiles = 20_000, Deepest = 4;
    private const uint SymbolicLink = 0xA000, KindOfFile = 0xF000;

    private readonly List<Submission> _found = [];

    /// <exception cref="CourseKitException">There is no such folder, or nothing in it.</exception>
    public static IReadOnlyList<Submission> Read(string path, IReadOnlyCollection<string> assignments)
    {
        var reader = new SubmissionReader(assignments);
        if (Directory.Exists(path))
            reader.ReadFolder(new(path), "", 0);
        else if (File.Exists(path) && path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            reader.ReadZip(path, "");
        else
            throw new CourseKitException($"{path}: there is no such folder or zip file of submissions.");
        return reader._found.Count > 0
            ? [.. reader._found.OrderBy(s => s.Student, StringComparer.Ordinal).ThenBy(s => s.File, StringComparer.Ordinal)]
            : throw new CourseKitException($"{path}: there is no notebook (.ipynb) and no zip file in it.");
    }

    private void ReadFolder(DirectoryInfo folder, string below, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            string name = below + entry.Name;
            if (entry.Name.StartsWith('.'))
                continue;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                if (IsNotebook(name) || entry is DirectoryInfo)
                    Refuse(name, entry.LastWriteTimeUtc, "is a link; hand in the file itself.");
            }
            else if (entry is DirectoryInfo inner && depth < Deepest)
            {
                ReadFolder(inner, name + "/", depth + 1);
            }
            else if (entry is FileInfo file && IsNotebook(name))
            {
                ReadFile(file, name);
            }
            else if (entry is FileInfo && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                ReadZip(entry.FullName, below);
            }
        }
    }

    private void ReadFile(FileInfo file, string name)
    {
        if (file.Length == 0)       // a pipe has no length either, and reading it would never end
            Refuse(name, file.LastWriteTimeUtc, "is empty.");
        else if (file.Length > LargestNotebook)
            Refuse(name, file.LastWriteTimeUtc, TooLarge(file.Length));
        else
            Add(name, file.LastWriteTimeUtc, file.OpenRead);
    }

    private void ReadZip(string path, string below)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Take(MostFiles))
                ReadEntry(entry, below);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Refuse(below + Path.GetFileName(path), File.GetLastWriteTimeUtc(path), "is not a zip file that can be read.");
        }
    }

    private void ReadEntry(ZipArchiveEntry entry, string below)
    {
        string name = entry.FullName.Replace('\\', '/');
        if (!IsNotebook(name) || name.StartsWith("__MACOSX/", StringComparison.Ordinal))
            return;
        var written = entry.LastWriteTime.UtcDateTime;
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            Refuse(below + Path.GetFileName(name), written, "has a path in its zip file that leads out of it.");
        else if (((uint)entry.ExternalAttributes >> 16 & KindOfFile) == SymbolicLink)
            Refuse(below + name, written, "is a link in its zip file; hand in the file itself.");
        else if (entry.Length > LargestNotebook)
            Refuse(below + name, written, TooLarge(entry.Length));
        else
            Add(below + name, written, entry.Open);
    }

    /// <summary>Reads a file to its end or to the limit, whatever it claimed its size to be.</summary>
    private void Add(string name, DateTime written, Func<Stream> open)
    {
        try
        {
            using var stream = open();
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length <= LargestNotebook)
                    continue;
                Refuse(name, written, TooLarge(bytes.Length));
                return;
            }
            var (student, isLate) = StudentName.Of(Plain(name), assignments);
            _found.Add(new(student, Plain(name), written, isLate, Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF')));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Refuse(name, written, "cannot be read.");
        }
    }

    private void Refuse(string name, DateTime written, string why)
    {
        name = Plain(name);
        var (student, isLate) = StudentName.Of(name, assignments);
        _found.Add(new(student, name, written, isLate, "", $"{name} {why}"));
    }

    /// <summary>A name without what a terminal would obey.</summary>
    private static string Plain(string name) => string.Create(name.Length, name, static (plain, name) =>
    {
        for (var i = 0; i < plain.Length; i++)
            plain[i] = char.IsControl(name[i]) ? '?' : name[i];
    });

    private static string TooLarge(long bytes) =>
        $"has {bytes >> 20} MB; at most {LargestNotebook >> 20} MB are read. Clear the outputs and hand it in again.";

    private static bool IsNotebook(string name) =>
        name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && !name.Contains(".ipynb_checkpoints", StringComparison.Ordinal);
}
