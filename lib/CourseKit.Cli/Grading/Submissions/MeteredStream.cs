namespace CourseKit.Cli.Grading.Submissions;

/// <summary>
/// A file of which so many bytes are read and no more, until it is set free. An entry in a zip file's table of contents takes ten times its
/// bytes in memory, and a file of nothing else could have millions.
/// </summary>
/// <param name="inner">The file; belongs to this.</param>
/// <param name="most">Most bytes.</param>
internal sealed class MeteredStream(Stream inner, long most) : Stream
{
    private long _left = most;

    /// <summary>Lets all of it be read.</summary>
    public void SetFree() => _left = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <exception cref="InvalidDataException">It is more than may be read.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        return (_left -= read) >= 0 ? read : throw new InvalidDataException("This zip file's table of contents is too long.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
