using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The inner loops of the matrix product: a tile of C, some rows high and two registers wide, stays in registers while k runs.
/// Every element is <c>sum over p of a[p] * b[p]</c> in ascending p, whatever the tile, so results do not depend on how C was cut.
/// </summary>
/// <remarks>
/// a: packed, a[p * rows + i]. b: packed, b[p * 2 * Lanes + j]. c: C[i * ldc + j], overwritten with the product, plus C if accumulate,
/// plus bias[j] if that is not null. The taller tiles, which run long, fetch what comes next. Written out row by row because only named
/// locals are kept in registers.
/// </remarks>
internal static unsafe partial class GemmTile<V, S, T>
    where V : unmanaged
    where S : struct, ISimd<V, T>
    where T : unmanaged
{
    /// <summary>Computes a tile of any height that <see cref="GemmCut{T}"/> cuts.</summary>
    public static void Run(int rows, int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias, Ahead next)
    {
        switch (rows)
        {
            case 14: Rows14(k, a, b, c, ldc, accumulate, bias, next); break;
            case 8: Rows8(k, a, b, c, ldc, accumulate, bias, next); break;
            case 6: Rows6(k, a, b, c, ldc, accumulate, bias, next); break;
            case 4: Rows4(k, a, b, c, ldc, accumulate, bias); break;
            case 2: Rows2(k, a, b, c, ldc, accumulate, bias); break;
            default: Rows1(k, a, b, c, ldc, accumulate, bias); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, V first, V second, bool accumulate, T* bias)
    {
        if (accumulate)
        {
            first = S.Add(S.Load(c), first);
            second = S.Add(S.Load(c + S.Lanes), second);
        }
        if (bias != null)
        {
            first = S.Add(S.Load(bias), first);
            second = S.Add(S.Load(bias + S.Lanes), second);
        }
        S.Store(c, first);
        S.Store(c + S.Lanes, second);
    }
}
