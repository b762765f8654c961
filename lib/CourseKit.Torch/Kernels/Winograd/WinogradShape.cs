namespace CourseKit.Torch.Kernels;

/// <summary>Sizes of a 3x3 convolution cut into tiles of 4 by 4 output pixels, with channels and filters filled up to whole
/// registers.</summary>
internal readonly struct WinogradShape
{
    /// <summary>Output pixels of a tile, each way.</summary>
    public const int Out = 4;

    /// <summary>Input pixels that a tile sees, each way.</summary>
    public const int In = 6;

    /// <summary>Products per tile, channel and filter: a direct convolution needs 144.</summary>
    public const int Points = In * In;

    /// <summary>Rows of a matrix are padded to a multiple of this.</summary>
    public const int RowStep = 8;

    public WinogradShape(in ConvShape shape, int lanes)
    {
        Shape = shape;
        Lanes = lanes;
        TilesX = (shape.oW + Out - 1) / Out;
        TilesY = (shape.oH + Out - 1) / Out;
        Channels = RoundUp(shape.C, lanes);
        Filters = RoundUp(shape.F, 2 * lanes);
    }

    public ConvShape Shape { get; }

    public int Lanes { get; }

    public int TilesX { get; }

    public int TilesY { get; }

    /// <summary>Rows of tiles in all images.</summary>
    public int TileRows => Shape.N * TilesY;

    /// <summary>Channels, filled up to whole registers.</summary>
    public int Channels { get; }

    /// <summary>Filters, filled up to panels of two registers.</summary>
    public int Filters { get; }

    /// <summary>Distance of two of the 36 matrices of (tiles, width): a cache line more than they need, or all would fall into the same
    /// lines of the cache.</summary>
    public nint Plane(int tiles, int width) => (nint)RoundUp(tiles, RowStep) * width + Lanes;

    public static int RoundUp(int value, int step) => (value + step - 1) / step * step;
}
