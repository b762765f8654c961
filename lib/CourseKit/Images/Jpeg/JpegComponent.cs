namespace CourseKit.Images.Jpeg;

/// <summary>One component: its coefficients while scans come in, then its samples.</summary>
internal sealed class JpegComponent
{
    private readonly short[] _coefficients;

    public JpegComponent(int id, int h, int v, int quantisationSlot, int width, int height, int maxH, int maxV)
    {
        (Id, H, V, QuantisationSlot) = (id, h, v, quantisationSlot);
        (Width, Height) = ((width * h + maxH - 1) / maxH, (height * v + maxV - 1) / maxV);
        // Whole units: a scan of several components fills blocks beyond the border too.
        (BlocksWide, BlocksHigh) = ((width + 8 * maxH - 1) / (8 * maxH) * h, (height + 8 * maxV - 1) / (8 * maxV) * v);
        _coefficients = new short[(long)BlocksWide * BlocksHigh * 64];
    }

    public int Id { get; }

    public int H { get; }

    public int V { get; }

    public int QuantisationSlot { get; }

    /// <summary>Samples in a row.</summary>
    public int Width { get; }

    /// <summary>Rows of samples.</summary>
    public int Height { get; }

    public int BlocksWide { get; }

    public int BlocksHigh { get; }

    public int Stride => 8 * BlocksWide;

    /// <summary>Steps by place in the block.</summary>
    public ushort[]? Quantisation { get; set; }

    public HuffmanTable? Dc { get; set; }

    public HuffmanTable? Ac { get; set; }

    /// <summary>Samples, rows of <see cref="Stride"/>, after <see cref="Transform"/>.</summary>
    public byte[] Samples { get; private set; } = [];

    /// <summary>Coefficients of a block, row by row.</summary>
    public Span<short> Block(int column, int row) => _coefficients.AsSpan((row * BlocksWide + column) * 64, 64);

    public void Transform()
    {
        Samples = new byte[_coefficients.Length];
        var transform = new InverseCosine(Quantisation!);
        for (var row = 0; row < BlocksHigh; row++)
        {
            for (var column = 0; column < BlocksWide; column++)
                transform.Run(Block(column, row), Samples.AsSpan(row * 8 * Stride + column * 8), Stride);
        }
    }
}
