using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class GemmTile<V, S, T>
{
    /// <summary>14 rows of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows14(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias, Ahead next)
    {
        byte* line = next.From(b);
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero;
        V c3a = S.Zero, c3b = S.Zero, c4a = S.Zero, c4b = S.Zero, c5a = S.Zero, c5b = S.Zero;
        V c6a = S.Zero, c6b = S.Zero, c7a = S.Zero, c7b = S.Zero, c8a = S.Zero, c8b = S.Zero;
        V c9a = S.Zero, c9b = S.Zero, c10a = S.Zero, c10b = S.Zero, c11a = S.Zero, c11b = S.Zero;
        V c12a = S.Zero, c12b = S.Zero, c13a = S.Zero, c13b = S.Zero;
        for (; k > 0; k--, a += 14, b += 2 * S.Lanes, line += next.Step)
        {
            Ahead.Fetch(line);
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
            ai = S.Create(a[1]);
            c1a = S.Fma(ai, b0, c1a);
            c1b = S.Fma(ai, b1, c1b);
            ai = S.Create(a[2]);
            c2a = S.Fma(ai, b0, c2a);
            c2b = S.Fma(ai, b1, c2b);
            ai = S.Create(a[3]);
            c3a = S.Fma(ai, b0, c3a);
            c3b = S.Fma(ai, b1, c3b);
            ai = S.Create(a[4]);
            c4a = S.Fma(ai, b0, c4a);
            c4b = S.Fma(ai, b1, c4b);
            ai = S.Create(a[5]);
            c5a = S.Fma(ai, b0, c5a);
            c5b = S.Fma(ai, b1, c5b);
            ai = S.Create(a[6]);
            c6a = S.Fma(ai, b0, c6a);
            c6b = S.Fma(ai, b1, c6b);
            ai = S.Create(a[7]);
            c7a = S.Fma(ai, b0, c7a);
            c7b = S.Fma(ai, b1, c7b);
            ai = S.Create(a[8]);
            c8a = S.Fma(ai, b0, c8a);
            c8b = S.Fma(ai, b1, c8b);
            ai = S.Create(a[9]);
            c9a = S.Fma(ai, b0, c9a);
            c9b = S.Fma(ai, b1, c9b);
            ai = S.Create(a[10]);
            c10a = S.Fma(ai, b0, c10a);
            c10b = S.Fma(ai, b1, c10b);
            ai = S.Create(a[11]);
            c11a = S.Fma(ai, b0, c11a);
            c11b = S.Fma(ai, b1, c11b);
            ai = S.Create(a[12]);
            c12a = S.Fma(ai, b0, c12a);
            c12b = S.Fma(ai, b1, c12b);
            ai = S.Create(a[13]);
            c13a = S.Fma(ai, b0, c13a);
            c13b = S.Fma(ai, b1, c13b);
        }
        Put(c, c0a, c0b, accumulate, bias);
        Put(c + ldc, c1a, c1b, accumulate, bias);
        Put(c + 2 * ldc, c2a, c2b, accumulate, bias);
        Put(c + 3 * ldc, c3a, c3b, accumulate, bias);
        Put(c + 4 * ldc, c4a, c4b, accumulate, bias);
        Put(c + 5 * ldc, c5a, c5b, accumulate, bias);
        Put(c + 6 * ldc, c6a, c6b, accumulate, bias);
        Put(c + 7 * ldc, c7a, c7b, accumulate, bias);
        Put(c + 8 * ldc, c8a, c8b, accumulate, bias);
        Put(c + 9 * ldc, c9a, c9b, accumulate, bias);
        Put(c + 10 * ldc, c10a, c10b, accumulate, bias);
        Put(c + 11 * ldc, c11a, c11b, accumulate, bias);
        Put(c + 12 * ldc, c12a, c12b, accumulate, bias);
        Put(c + 13 * ldc, c13a, c13b, accumulate, bias);
    }

    /// <summary>8 rows of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias, Ahead next)
    {
        byte* line = next.From(b);
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero;
        V c3a = S.Zero, c3b = S.Zero, c4a = S.Zero, c4b = S.Zero, c5a = S.Zero, c5b = S.Zero;
        V c6a = S.Zero, c6b = S.Zero, c7a = S.Zero, c7b = S.Zero;
        for (; k > 0; k--, a += 8, b += 2 * S.Lanes, line += next.Step)
        {
            Ahead.Fetch(line);
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
            ai = S.Create(a[1]);
            c1a = S.Fma(ai, b0, c1a);
            c1b = S.Fma(ai, b1, c1b);
            ai = S.Create(a[2]);
            c2a = S.Fma(ai, b0, c2a);
            c2b = S.Fma(ai, b1, c2b);
            ai = S.Create(a[3]);
            c3a = S.Fma(ai, b0, c3a);
            c3b = S.Fma(ai, b1, c3b);
            ai = S.Create(a[4]);
            c4a = S.Fma(ai, b0, c4a);
            c4b = S.Fma(ai, b1, c4b);
            ai = S.Create(a[5]);
            c5a = S.Fma(ai, b0, c5a);
            c5b = S.Fma(ai, b1, c5b);
            ai = S.Create(a[6]);
            c6a = S.Fma(ai, b0, c6a);
            c6b = S.Fma(ai, b1, c6b);
            ai = S.Create(a[7]);
            c7a = S.Fma(ai, b0, c7a);
            c7b = S.Fma(ai, b1, c7b);
        }
        Put(c, c0a, c0b, accumulate, bias);
        Put(c + ldc, c1a, c1b, accumulate, bias);
        Put(c + 2 * ldc, c2a, c2b, accumulate, bias);
        Put(c + 3 * ldc, c3a, c3b, accumulate, bias);
        Put(c + 4 * ldc, c4a, c4b, accumulate, bias);
        Put(c + 5 * ldc, c5a, c5b, accumulate, bias);
        Put(c + 6 * ldc, c6a, c6b, accumulate, bias);
        Put(c + 7 * ldc, c7a, c7b, accumulate, bias);
    }
}
