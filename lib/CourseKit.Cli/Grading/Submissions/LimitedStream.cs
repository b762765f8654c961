namespace CourseKit.Cli.Grading.Submissions;

/// <summary>Reads what may be a bomb.</summary>
internal static class LimitedStream
{
    private const int Piece = 1 << 16, LargestGuess = 32 << 20;

    /// <summary>All bytes; null when there are more than the limit.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="claimed">Size that it claims to have.</param>
    /// <param name="limit">Most bytes.</param>
    public static byte[]? ReadAll(Func<Stream> open, long claimed, long limit)
    {
        if (claimed > limit)
            return null;
        using var stream = open();
        using var bytes = new MemoryStream((int)Math.Clamp(claimed, 0, LargestGuess));
        var buffer = new byte[Piece];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > limit)
                return null;
        }
        return bytes.ToArray();
    }
}
