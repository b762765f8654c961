using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class GemmTile<V, S, T>
{
    /// <summary>6 rows of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows6(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias, Ahead next)
    {
        byte* line = next.From(b);
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero;
        V c3a = S.Zero, c3b = S.Zero, c4a = S.Zero, c4b = S.Zero, c5a = S.Zero, c5b = S.Zero;
        for (; k > 0; k--, a += 6, b += 2 * S.Lanes, line += next.Step)
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
        }
        Put(c, c0a, c0b, accumulate, bias);
        Put(c + ldc, c1a, c1b, accumulate, bias);
        Put(c + 2 * ldc, c2a, c2b, accumulate, bias);
        Put(c + 3 * ldc, c3a, c3b, accumulate, bias);
        Put(c + 4 * ldc, c4a, c4b, accumulate, bias);
        Put(c + 5 * ldc, c5a, c5b, accumulate, bias);
    }

    /// <summary>4 rows of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias)
    {
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero;
        V c3a = S.Zero, c3b = S.Zero;
        for (; k > 0; k--, a += 4, b += 2 * S.Lanes)
        {
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
        }
        Put(c, c0a, c0b, accumulate, bias);
        Put(c + ldc, c1a, c1b, accumulate, bias);
        Put(c + 2 * ldc, c2a, c2b, accumulate, bias);
        Put(c + 3 * ldc, c3a, c3b, accumulate, bias);
    }

    /// <summary>2 rows of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows2(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias)
    {
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero;
        for (; k > 0; k--, a += 2, b += 2 * S.Lanes)
        {
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
            ai = S.Create(a[1]);
            c1a = S.Fma(ai, b0, c1a);
            c1b = S.Fma(ai, b1, c1b);
        }
        Put(c, c0a, c0b, accumulate, bias);
        Put(c + ldc, c1a, c1b, accumulate, bias);
    }

    /// <summary>1 row of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows1(int k, T* a, T* b, T* c, nint ldc, bool accumulate, T* bias)
    {
        V c0a = S.Zero, c0b = S.Zero;
        for (; k > 0; k--, a += 1, b += 2 * S.Lanes)
        {
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
        }
        Put(c, c0a, c0b, accumulate, bias);
    }
}
