namespace CourseKit.Torch.Kernels;

/// <summary>The strip of pixels that <see cref="WinogradTiles{V,S}"/> reads next: short runs in many planes, too short for the processor
/// to foresee. They are fetched a few at a time, between the tiles of the strip before.</summary>
internal readonly unsafe struct StripAhead
{
    private const int FloatsOfLine = 16;

    private readonly float* start;
    private readonly nint plane;
    private readonly int planes, length;

    private StripAhead(float* start, nint plane, int planes, int length)
    {
        this.start = start;
        this.plane = plane;
        this.planes = planes;
        this.length = length;
    }

    /// <summary>What follows rows <paramref name="first"/> to <paramref name="last"/> of some channels from <paramref name="c"/>
    /// on.</summary>
    /// <param name="image">(channels, height, width); the next image follows it, if there is one.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="c">First channel of the strip at hand.</param>
    /// <param name="together">Channels of a strip.</param>
    /// <param name="first">Its first row.</param>
    /// <param name="last">The row after its last.</param>
    public static StripAhead After(float* image, int channels, int height, int width, int c, int together, int first, int last)
    {
        nint plane = (nint)height * width;
        int next = c + together;
        if (next < channels)        // the same rows of other channels
            return new(image + next * plane + (nint)first * width, plane, Math.Min(together, channels - next), (last - first) * width);
        int planes = Math.Min(together, channels);
        return last < height        // the rows below, as far as this strip has not read them
            ? new(image + (nint)last * width, plane, planes, Math.Min(WinogradShape.Out, height - last) * width)
            : new(image + channels * plane, plane, planes, Math.Min(last - first, height) * width);
    }

    /// <summary>Fetches one of <paramref name="parts"/> shares.</summary>
    public void Fetch(int part, int parts)
    {
        for (int p = planes * part / parts; p < planes * (part + 1) / parts; p++)
        {
            float* line = start + p * plane, end = line + length;
            for (; line < end; line += FloatsOfLine)
                Ahead.Fetch((byte*)line);
        }
    }
}
