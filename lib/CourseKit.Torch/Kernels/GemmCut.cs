using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// How C is cut: into panels of columns, two registers wide (the last may use narrower registers), and tiles of rows. No cut changes a bit
/// of the result; see <see cref="GemmTile{V,S,T}"/>.
/// </summary>
internal readonly unsafe struct GemmCut<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int narrowest;

    private GemmCut(int width)
    {
        Panel = width == 0 ? 2 : 2 * width / 8 / sizeof(T);
        narrowest = width == 0 ? 2 : 2 * 16 / sizeof(T);
        Tallest = width == 512 || AdvSimd.Arm64.IsSupported ? 14 : 6;
        RowGroup = 8 * Tallest;
    }

    /// <summary>The cut for the register width allowed now.</summary>
    public static GemmCut<T> Current => new(Simd.Width);

    /// <summary>Columns of a full panel.</summary>
    public int Panel { get; }

    /// <summary>Rows of the tallest tile.</summary>
    public int Tallest { get; }

    /// <summary>Rows that are given to a thread together.</summary>
    public int RowGroup { get; }

    public int Panels(int n) => (n + Panel - 1) / Panel;

    public int RowGroups(int m) => (m + RowGroup - 1) / RowGroup;

    /// <summary>Columns of C that packed panels hold for n columns.</summary>
    public int PaddedColumns(int n) => n == 0 ? 0 : (Panels(n) - 1) * Panel + PanelWidth((n - 1) % Panel + 1);

    /// <summary>Width of the panel when <paramref name="left"/> columns are left.</summary>
    public int PanelWidth(int left)
    {
        int width = Panel;
        while (width / 2 >= left && width / 2 >= narrowest)
            width /= 2;
        return width;
    }

    /// <summary>Rows of the next tile when <paramref name="left"/> rows of the group are left: as many as the registers hold.</summary>
    public int TileRows(int left)
    {
        if (Tallest == 14)
        {
            if (left is 15 or 16)   // 8 + 8 keep the multipliers busier than 14 + 2
                return 8;
            if (left >= 14)
                return 14;
            if (left >= 8)
                return 8;
        }
        else if (left >= 6)
        {
            return 6;
        }
        return left >= 4 ? 4 : left >= 2 ? 2 : 1;
    }

    /// <summary>Multiplies packed rows of A with one packed panel of B into a full or partial tile row of C.</summary>
    /// <param name="rows">Rows of C, at most a row group.</param>
    /// <param name="cols">Columns of C, at most a panel.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="a">Packed rows: tiles one after another.</param>
    /// <param name="b">Packed panel, as wide as <see cref="PanelWidth"/> of cols.</param>
    /// <param name="c">C at the first row and column.</param>
    /// <param name="ldc">Row stride of C.</param>
    /// <param name="accumulate">Adds to C instead of overwriting it.</param>
    /// <param name="bias">Added to every row, cols values; or null.</param>
    /// <param name="next">What to fetch meanwhile, at k steps a tile.</param>
    public void Multiply(int rows, int cols, int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias, Ahead next = default)
    {
        int width = PanelWidth(cols);
        if (cols == width)
        {
            for (int i = 0; i < rows;)
            {
                int tile = TileRows(rows - i);
                Tile(width, tile, k, a + (nint)i * k, b, c + i * ldc, ldc, accumulate, bias, next);
                next = next.After(k);
                i += tile;
            }
            return;
        }
        T* whole = stackalloc T[14 * width];
        for (int i = 0; i < rows;)
        {
            int tile = TileRows(rows - i);
            Tile(width, tile, k, a + (nint)i * k, b, whole, width, false, null, next);
            next = next.After(k);
            for (int r = 0; r < tile; r++)
                Merge(cols, whole + r * width, c + (i + r) * ldc, accumulate, bias);
            i += tile;
        }
    }

    private static void Merge(int cols, T* from, T* c, bool accumulate, T* bias)
    {
        for (int j = 0; j < cols; j++)
        {
            T value = from[j];
            if (accumulate)
                value = c[j] + value;
            if (bias != null)
                value = bias[j] + value;
            c[j] = value;
        }
    }

    private static void Tile(int width, int rows, int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias,
        Ahead next)
    {
        switch (width * sizeof(T) * 4)
        {
            case 512: GemmTile<Vector512<T>, Simd512<T>, T>.Run(rows, k, a, b, c, ldc, accumulate, bias, next); break;
            case 256: GemmTile<Vector256<T>, Simd256<T>, T>.Run(rows, k, a, b, c, ldc, accumulate, bias, next); break;
            case 128: GemmTile<Vector128<T>, Simd128<T>, T>.Run(rows, k, a, b, c, ldc, accumulate, bias, next); break;
            default: GemmTile<T, SimdScalar<T>, T>.Run(rows, k, a, b, c, ldc, accumulate, bias, next); break;
        }
    }
}
