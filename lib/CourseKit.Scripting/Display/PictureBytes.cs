namespace CourseKit.Scripting.Display;

/// <summary>Pictures in memory: the bytes of a file that every front end can show.</summary>
internal static class PictureBytes
{
    /// <summary>The type that the bytes begin like, or null.</summary>
    public static string? MimeType(byte[] bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        _ => null,
    };
}
