using System.IO.Compression;

namespace CourseKit.Cli.Grading.Submissions;

/// <summary>
/// Finds what students handed in: notebooks in a folder, in a folder a student, or in the zip files of Moodle and Canvas, and the zip files
/// that students made themselves. Nothing is unpacked to disk, no link is followed, and no file beyond a size is read.
/// </summary>
internal sealed class SubmissionReader
{
    /// <summary>Largest file that is read, in bytes: a notebook with outputs, or a student's zip file.</summary>
    public const long LargestFile = 300L << 20;

    private const int MostFiles = 20_000, Deepest = 6;
    private const long MostContents = 16L << 20;        // of a zip file's table, in bytes: a hundred thousand files and more
    private const uint SymbolicLink = 0xA000, KindOfFile = 0xF000;

    private readonly SubmissionList _found;

    private SubmissionReader(SubmissionList found) => _found = found;

    /// <param name="path">Folder or zip file.</param>
    /// <param name="assignments">Names of assignments, which may stand in names of files.</param>
    /// <exception cref="CourseKitException">There is no such folder, or nothing in it.</exception>
    public static IReadOnlyList<Submission> Read(string path, IReadOnlyCollection<string> assignments)
    {
        var found = new SubmissionList(assignments);
        var reader = new SubmissionReader(found);
        if (Directory.Exists(path))
            reader.ReadFolder(new(path), "", 0);
        else if (File.Exists(path) && IsZip(path))
            reader.ReadZip(File.OpenRead, path, Path.GetFileName(path), File.GetLastWriteTimeUtc(path), owner: null);
        else if (File.Exists(path) && IsNotebook(path))
            reader.Read(new FileInfo(path), Path.GetFileName(path), depth: 0, isExport: false);
        else
            throw new CourseKitException(File.Exists(path)
                ? $"{path}: this is neither a notebook nor a zip file; name the folder of submissions."
                : $"{path}: there is no such folder or zip file of submissions.");
        var submissions = found.Submissions();
        return submissions.Count > 0 ? submissions
            : throw new CourseKitException($"{path}: there is no notebook (.ipynb) and no zip file in it.");
    }

    private void ReadFolder(DirectoryInfo folder, string below, int depth)
    {
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. folder.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.'))
                .OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (depth == 0)
                throw new CourseKitException($"{folder}: cannot be read: {e.Message}");
            _found.Refuse(below, below, folder.LastWriteTimeUtc, "cannot be read.");
            return;
        }
        // Alone it is what a learning platform packed, and names its students; beside others it is one student's, and names nobody.
        bool isExport = depth == 0 && entries.Count(e => e is DirectoryInfo || IsNotebook(e.Name) || IsZip(e.Name)) == 1;
        foreach (var entry in entries)
        {
            try
            {
                Read(entry, below + entry.Name, depth, isExport);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (IsNotebook(entry.Name))
                    _found.Refuse(below + entry.Name, below + entry.Name, folder.LastWriteTimeUtc, "cannot be read.");
            }
        }
    }

    private void Read(FileSystemInfo entry, string name, int depth, bool isExport)
    {
        if ((int)entry.Attributes == -1)
        {
            if (IsNotebook(name))
                _found.Refuse(name, name, DateTime.UtcNow, "cannot be read: rename it.");      // its name is no Unicode
        }
        else if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            if (IsNotebook(name) || entry is DirectoryInfo)
                _found.Refuse(name, name, entry.LastWriteTimeUtc, "is a link; hand in the file itself.");
        }
        else if (entry is DirectoryInfo inner)
        {
            _found.Folder(name, inner.LastWriteTimeUtc);
            if (depth < Deepest)
                ReadFolder(inner, name + "/", depth + 1);
        }
        else if (entry is FileInfo file && (IsNotebook(name) || IsZip(name)))
        {
            if (file.Length == 0)       // a pipe has no length either, and reading it would never end
                _found.Refuse(name, name, file.LastWriteTimeUtc, "is empty.");
            else if (IsNotebook(name))
                Add(name, name, (file.LastWriteTimeUtc, file.LastWriteTimeUtc), file.Length, file.OpenRead);
            else
                ReadZip(File.OpenRead, file.FullName, name, file.LastWriteTimeUtc, isExport ? null : name);
        }
    }

    /// <param name="open">Opens it.</param>
    /// <param name="path">What to open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="written">When it was handed in, where it is a student's own: the times in it are the student's to choose.</param>
    /// <param name="owner">Path that names the student; null where the paths in the file do.</param>
    private void ReadZip(Func<string, Stream> open, string path, string name, DateTime written, string? owner)
    {
        int before = _found.Count;
        try
        {
            using var stream = new MeteredStream(open(path), MostContents);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var entries = zip.Entries;
            stream.SetFree();
            foreach (var entry in entries.Take(MostFiles))
                ReadEntry(entry, name, written, owner);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException
            or UnauthorizedAccessException or ArgumentException)
        {
            _found.Refuse(name, owner ?? name, written, "is not a zip file that can be read.");
        }
        if (owner is not null && _found.Count == before)
            _found.Refuse(name, owner, written, "has no notebook (.ipynb) in it.");
    }

    private void ReadEntry(ZipArchiveEntry entry, string zip, DateTime written, string? owner)
    {
        string name = entry.FullName.Replace('\\', '/');
        string last = name[(name.LastIndexOf('/') + 1)..];
        bool isInnerZip = IsZip(last) && owner is null;
        if (last.StartsWith('.') || name.StartsWith("__MACOSX/", StringComparison.Ordinal))
            return;
        if (!IsNotebook(name) && !isInnerZip)
        {
            if (owner is null && name.Contains('/', StringComparison.Ordinal))
                _found.Folder(name[..name.LastIndexOf('/')], entry.LastWriteTime.UtcDateTime);
            return;
        }
        var (file, named) = owner is null ? (name, name) : ($"{zip}/{name}", owner);
        var changed = entry.LastWriteTime.UtcDateTime;
        if (owner is null)
            written = changed;
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            _found.Refuse(owner is null ? last : file, owner ?? last, written, "has a path in its zip file that leads out of it.");
        else if (((uint)entry.ExternalAttributes >> 16 & KindOfFile) == SymbolicLink)
            _found.Refuse(file, named, written, "is a link in its zip file; hand in the file itself.");
        else if (isInnerZip)
            ReadInnerZip(entry, name, written);
        else
            Add(file, named, (written, changed), entry.Length, entry.Open);
    }

    /// <summary>A student's zip file in the zip file of a learning platform.</summary>
    private void ReadInnerZip(ZipArchiveEntry entry, string name, DateTime written)
    {
        try
        {
            if (LimitedStream.ReadAll(entry.Open, entry.Length, LargestFile) is { } bytes)
                ReadZip(_ => new MemoryStream(bytes, writable: false), name, name, written, owner: name);
            else
                _found.Refuse(name, name, written, TooLarge(entry.Length));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            _found.Refuse(name, name, written, "is not a zip file that can be read.");      // and the rest of the class goes on
        }
    }

    /// <summary>Reads a file to its end or to the limit, whatever it claims its size to be.</summary>
    private void Add(string file, string owner, (DateTime Written, DateTime Changed) when, long claimed, Func<Stream> open)
    {
        if (!_found.TakesMore(owner))
            return;
        try
        {
            byte[]? bytes = LimitedStream.ReadAll(open, claimed, LargestFile);
            if (bytes is null)
                _found.Refuse(file, owner, when.Written, TooLarge(claimed));
            else if (SubmissionText.Of(bytes) is { } text)
                _found.Add(file, owner, when.Written, when.Changed, text, bytes.Length);
            else
            {
                _found.Refuse(file, owner, when.Written, $"has more than {SubmissionText.Largest >> 20} MB even without outputs. "
                    + "Remove what you pasted into it and hand it in again.");
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            _found.Refuse(file, owner, when.Written, "cannot be read.");
        }
    }

    private static string TooLarge(long bytes) =>
        $"has {Math.Max(bytes, LargestFile + 1) >> 20} MB; at most {LargestFile >> 20} MB are read. "
        + "Clear the outputs and hand it in again.";

    private static bool IsZip(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static bool IsNotebook(string name) =>
        name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && !name.Contains(".ipynb_checkpoints", StringComparison.Ordinal);
}
