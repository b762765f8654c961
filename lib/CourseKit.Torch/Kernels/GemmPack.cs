using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>Brings operands into the order in which <see cref="GemmTile{V,S,T}"/> reads them; a transposed operand costs nothing
/// more.</summary>
internal static unsafe class GemmPack
{
    /// <summary><c>to[p * width + i] = from(i, p)</c> for i below count, zero up to width; p below k.</summary>
    /// <remarks><c>along</c> is true where the k axis is the contiguous one: from(i, p) = from[i * ld + p]; else from[p * ld +
    /// i].</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Strip<T>(bool along, int count, int width, int k, T* from, nint ld, T* to)
        where T : unmanaged
    {
        if (along)
        {
            Transpose.Run(count, k, from, ld, to, width);
        }
        else
        {
            for (nint p = 0; p < k; p++)
                Copy.Run(from + p * ld, to + p * width, count);
        }
        if (count == width)
            return;
        for (nint p = 0; p < k; p++)
            new Span<T>(to + p * width + count, width - count).Clear();
    }

    /// <summary>Packs rows of op(A), tile after tile: what <see cref="GemmCut{T}.Multiply"/> takes as a.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="transposed">True where A is stored as (k, m).</param>
    /// <param name="rows">Rows to pack, at most a row group.</param>
    /// <param name="k">Columns to pack.</param>
    /// <param name="a">Its first element.</param>
    /// <param name="lda">Row stride of A as stored.</param>
    /// <param name="to">rows * k values.</param>
    public static void Rows<T>(in GemmCut<T> cut, bool transposed, int rows, int k, T* a, nint lda, T* to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows;)
        {
            int tile = cut.TileRows(rows - i);
            Strip(!transposed, tile, tile, k, a + i * (transposed ? 1 : lda), lda, to + (nint)i * k);
            i += tile;
        }
    }

    /// <summary>Packs all row groups of a matrix of <paramref name="m"/> rows; group g starts at to + g * RowGroup * k.</summary>
    public static void AllRows<T>(in GemmCut<T> cut, bool transposed, int m, int k, T* a, nint lda, T* to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i += cut.RowGroup)
            Rows(cut, transposed, Math.Min(cut.RowGroup, m - i), k, a + i * (transposed ? 1 : lda), lda, to + (nint)i * k);
    }
}
