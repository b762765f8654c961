namespace TorchSharp;

/// <summary>
/// Writes a file beside its place and moves it there when it is whole: a reader sees the old file or the new one, never half.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Creates or replaces a file.</summary>
    /// <param name="location">Its path.</param>
    /// <param name="write">Writes its contents.</param>
    public static void Write(string location, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        string path = Path.GetFullPath(location);
        string draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                write(stream);
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
