namespace CourseKit.Weights;

/// <summary>Reading and writing whole files of weights.</summary>
internal static class WeightBytes
{
    public static byte[] OfFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new CourseKitException($"There is no weight file {path}.");
        try
        {
            if (new FileInfo(path).Length > Array.MaxLength)
                throw new CourseKitException($"{path} is larger than 2 GiB; save its weights in several files.");
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{path} cannot be read: {error.Message}", error);
        }
    }

    public static void WriteAtomically(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (var file = File.Create(temporary))
                write(file);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException($"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
