namespace CourseKit.Torch.Kernels;

/// <summary>
/// Images side by side: planes (N, C, H, W) rearranged to [block][c][row][column][lane], lane l of block b being image b * Lanes + l,
/// with a border of zeros. Lanes beyond the last image are zero.
/// </summary>
internal unsafe struct LaneImages<T> : IRangeJob
    where T : unmanaged
{
    public int N, C, H, W, PadH, PadW, Lanes;
    public T* Planes, Packed;

    public readonly int Blocks => (N + Lanes - 1) / Lanes;

    /// <summary>Columns of a padded row.</summary>
    public readonly int RowLength => W + 2 * PadW;

    /// <summary>Values of one plane of one block.</summary>
    public readonly nint PlaneLength => (nint)(H + 2 * PadH) * RowLength * Lanes;

    /// <summary>Values of all blocks, and room for a tile that reaches over the last edge.</summary>
    public readonly long Length(int reach) => (long)Blocks * C * PlaneLength + (long)reach * Lanes;

    /// <summary>One plane of one block.</summary>
    public readonly T* Plane(int block, int c) => Packed + ((nint)block * C + c) * PlaneLength;

    /// <summary>Rearranges all planes.</summary>
    public void Pack() => Threads.For(ref this, Blocks * C, 1 + (int)(4096 / (PlaneLength + 1)));

    /// <summary>Rearranges the planes (block, c) with number from ... to.</summary>
    public readonly void Run(int from, int to)
    {
        for (int item = from; item < to; item++)
            Pack(item / C, item % C);
    }

    private readonly void Pack(int block, int c)
    {
        int images = Math.Min(Lanes, N - block * Lanes);
        nint image = (nint)C * H * W;
        T* source = Planes + (nint)block * Lanes * image + (nint)c * H * W;
        T* plane = Plane(block, c);
        if (images < Lanes)
            new Span<T>(plane, (int)PlaneLength).Clear();
        if (PadH == 0 && PadW == 0)
        {
            Transpose.Run(images, H * W, source, image, plane, Lanes);
            return;
        }
        // Short rows one by one would waste most of each block of the transpose: the whole plane first, then its rows to their places.
        bool shortRows = W < 16;
        using Scratch.Lease<T> dense = Scratch.Rent<T>(shortRows ? (long)H * W * Lanes : 0);
        if (shortRows && images < Lanes)
            dense.Clear();
        if (shortRows)
            Transpose.Run(images, H * W, source, image, dense.Start, Lanes);
        nint row = (nint)RowLength * Lanes;
        int side = PadW * Lanes;
        new Span<T>(plane, (int)(PadH * row) + side).Clear();
        for (int i = 0; i < H; i++)
        {
            T* to = plane + (PadH + i) * row;
            if (shortRows)
                Copy.Run(dense.Start + (nint)i * W * Lanes, to + side, W * Lanes);
            else
                Transpose.Run(images, W, source + i * W, image, to + side, Lanes);
            // The right border of this row and the left one of the next lie together.
            new Span<T>(to + side + (nint)W * Lanes, i < H - 1 ? 2 * side : side + (int)(PadH * row)).Clear();
        }
    }
}
