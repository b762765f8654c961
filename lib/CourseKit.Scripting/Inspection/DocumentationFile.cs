using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Inspection;

/// <summary>
/// XML documentation files, read where they lie: an index of places is made when something is first asked for, since the
/// framework's own documentation is 30 MB of which a person reads a page.
/// </summary>
/// <param name="paths">The files; one of them documents a member.</param>
internal sealed class DocumentationFile(params IReadOnlyList<string> paths) : DocumentationProvider
{
    private const int MaxMember = 1 << 20;
    private static readonly byte[] Start = "<member name=\""u8.ToArray();
    private static readonly byte[] End = "</member>"u8.ToArray();

    private readonly Lazy<Dictionary<ulong, (int File, int Offset)>> _places = new(() => Index(paths));

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default)
    {
        byte[] id = Encoding.UTF8.GetBytes(documentationMemberID);
        return _places.Value.TryGetValue(Hash(id), out var place) ? Read(paths[place.File], place.Offset, id) : null;
    }

    private static Dictionary<ulong, (int File, int Offset)> Index(IReadOnlyList<string> paths)
    {
        var places = new Dictionary<ulong, (int, int)>();
        for (int file = 0; file < paths.Count; file++)
        {
            byte[] bytes;
            try
            {
                bytes = File.ReadAllBytes(paths[file]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            for (int at = 0; bytes.AsSpan(at).IndexOf(Start) is >= 0 and var skip;)
            {
                int offset = at + skip;
                var rest = bytes.AsSpan(offset + Start.Length);
                int length = rest.IndexOf((byte)'"');
                if (length < 0)
                    break;
                places.TryAdd(Hash(rest[..length]), (file, offset));
                at = offset + Start.Length + length;
            }
        }
        return places;
    }

    private static string? Read(string path, int offset, byte[] id)
    {
        try
        {
            using var file = File.OpenHandle(path);
            for (int size = 4_096; size <= MaxMember; size *= 4)
            {
                byte[] bytes = new byte[size];
                int read = RandomAccess.Read(file, bytes, offset);
                int end = bytes.AsSpan(0, read).IndexOf(End);
                if (end < 0 && read == size)
                    continue;
                // Another build of the file may have taken the place of the one that was indexed.
                bool isIt = end > 0 && bytes.AsSpan(Start.Length).StartsWith(id);
                return isIt ? Encoding.UTF8.GetString(bytes, 0, end + End.Length) : null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone since; its symbols have no documentation then.
        }
        return null;
    }

    /// <summary>FNV-1a; a collision shows when the place is read.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in bytes)
            hash = (hash ^ b) * 1099511628211;
        return hash;
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
