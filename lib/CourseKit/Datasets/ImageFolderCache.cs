using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CourseKit.Datasets;

/// <summary>The pixels of an image folder in their final size, kept in a file that any change of a picture or a setting outdates.</summary>
/// <param name="path">Path of the file; null for none.</param>
internal sealed class ImageFolderCache(string? path)
{
    /// <summary>Finds the file for what is there now: names, lengths and times of all pictures, and the size wanted.</summary>
    public static ImageFolderCache For(ImageFolder settings, string folder, IEnumerable<string> files)
    {
        if (settings.CacheFolder is "")
            return new ImageFolderCache(null);
        var home = settings.CacheFolder ?? Path.Combine(CourseEnvironment.Current.DataFolder, "image-folders");
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"1 {settings.Width} {settings.Height} {settings.Channels} {settings.Stretch} {folder}\n");
        foreach (var file in files.Select(file => new FileInfo(file)))
            key.Append(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())))[..32];
        return new ImageFolderCache(Path.Combine(home, name + ".pixels"));
    }

    /// <summary>The pixels; null where they are not kept or the file is damaged.</summary>
    public byte[]? Read(long length)
    {
        try
        {
            if (path is null || !File.Exists(path) || new FileInfo(path).Length != length + SHA256.HashSizeInBytes)
                return null;
            var bytes = File.ReadAllBytes(path);
            return SHA256.HashData(bytes.AsSpan(0, (int)length)).AsSpan().SequenceEqual(bytes.AsSpan((int)length))
                ? bytes[..(int)length] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the pixels, where the disk allows it: without, the pictures are read again next time.</summary>
    public void Write(byte[] pixels)
    {
        if (path is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var part = $"{path}.{Guid.NewGuid():N}.part";
            using (var file = File.Create(part))
            {
                file.Write(pixels);
                file.Write(SHA256.HashData(pixels));
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Read-only data folders are common in class rooms.
        }
    }
}
