using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class LaneWeight<V, S, T>
{
    /// <summary>6 filters, 2 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F6T2(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes);
        V s10 = S.Load(dw + 2 * S.Lanes), s11 = S.Load(dw + 3 * S.Lanes);
        V s20 = S.Load(dw + 4 * S.Lanes), s21 = S.Load(dw + 5 * S.Lanes);
        V s30 = S.Load(dw + 6 * S.Lanes), s31 = S.Load(dw + 7 * S.Lanes);
        V s40 = S.Load(dw + 8 * S.Lanes), s41 = S.Load(dw + 9 * S.Lanes);
        V s50 = S.Load(dw + 10 * S.Lanes), s51 = S.Load(dw + 11 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V x0 = S.Load(xp + o0), x1 = S.Load(xp + o1);
                V r = S.Load(dy);
                s00 = S.Fma(r, x0, s00);
                s01 = S.Fma(r, x1, s01);
                r = S.Load(dy + plane);
                s10 = S.Fma(r, x0, s10);
                s11 = S.Fma(r, x1, s11);
                r = S.Load(dy + 2 * plane);
                s20 = S.Fma(r, x0, s20);
                s21 = S.Fma(r, x1, s21);
                r = S.Load(dy + 3 * plane);
                s30 = S.Fma(r, x0, s30);
                s31 = S.Fma(r, x1, s31);
                r = S.Load(dy + 4 * plane);
                s40 = S.Fma(r, x0, s40);
                s41 = S.Fma(r, x1, s41);
                r = S.Load(dy + 5 * plane);
                s50 = S.Fma(r, x0, s50);
                s51 = S.Fma(r, x1, s51);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s10);
        S.Store(dw + 3 * S.Lanes, s11);
        S.Store(dw + 4 * S.Lanes, s20);
        S.Store(dw + 5 * S.Lanes, s21);
        S.Store(dw + 6 * S.Lanes, s30);
        S.Store(dw + 7 * S.Lanes, s31);
        S.Store(dw + 8 * S.Lanes, s40);
        S.Store(dw + 9 * S.Lanes, s41);
        S.Store(dw + 10 * S.Lanes, s50);
        S.Store(dw + 11 * S.Lanes, s51);
    }

    /// <summary>4 filters, 3 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F4T3(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes);
        V s10 = S.Load(dw + 3 * S.Lanes), s11 = S.Load(dw + 4 * S.Lanes), s12 = S.Load(dw + 5 * S.Lanes);
        V s20 = S.Load(dw + 6 * S.Lanes), s21 = S.Load(dw + 7 * S.Lanes), s22 = S.Load(dw + 8 * S.Lanes);
        V s30 = S.Load(dw + 9 * S.Lanes), s31 = S.Load(dw + 10 * S.Lanes), s32 = S.Load(dw + 11 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V x0 = S.Load(xp + o0), x1 = S.Load(xp + o1), x2 = S.Load(xp + o2);
                V r = S.Load(dy);
                s00 = S.Fma(r, x0, s00);
                s01 = S.Fma(r, x1, s01);
                s02 = S.Fma(r, x2, s02);
                r = S.Load(dy + plane);
                s10 = S.Fma(r, x0, s10);
                s11 = S.Fma(r, x1, s11);
                s12 = S.Fma(r, x2, s12);
                r = S.Load(dy + 2 * plane);
                s20 = S.Fma(r, x0, s20);
                s21 = S.Fma(r, x1, s21);
                s22 = S.Fma(r, x2, s22);
                r = S.Load(dy + 3 * plane);
                s30 = S.Fma(r, x0, s30);
                s31 = S.Fma(r, x1, s31);
                s32 = S.Fma(r, x2, s32);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s02);
        S.Store(dw + 3 * S.Lanes, s10);
        S.Store(dw + 4 * S.Lanes, s11);
        S.Store(dw + 5 * S.Lanes, s12);
        S.Store(dw + 6 * S.Lanes, s20);
        S.Store(dw + 7 * S.Lanes, s21);
        S.Store(dw + 8 * S.Lanes, s22);
        S.Store(dw + 9 * S.Lanes, s30);
        S.Store(dw + 10 * S.Lanes, s31);
        S.Store(dw + 11 * S.Lanes, s32);
    }

    /// <summary>2 filters, 4 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F2T4(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2], o3 = taps[3];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes),
            s03 = S.Load(dw + 3 * S.Lanes);
        V s10 = S.Load(dw + 4 * S.Lanes), s11 = S.Load(dw + 5 * S.Lanes), s12 = S.Load(dw + 6 * S.Lanes),
            s13 = S.Load(dw + 7 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V g0 = S.Load(dy), g1 = S.Load(dy + plane);
                V r = S.Load(xp + o0);
                s00 = S.Fma(r, g0, s00);
                s10 = S.Fma(r, g1, s10);
                r = S.Load(xp + o1);
                s01 = S.Fma(r, g0, s01);
                s11 = S.Fma(r, g1, s11);
                r = S.Load(xp + o2);
                s02 = S.Fma(r, g0, s02);
                s12 = S.Fma(r, g1, s12);
                r = S.Load(xp + o3);
                s03 = S.Fma(r, g0, s03);
                s13 = S.Fma(r, g1, s13);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s02);
        S.Store(dw + 3 * S.Lanes, s03);
        S.Store(dw + 4 * S.Lanes, s10);
        S.Store(dw + 5 * S.Lanes, s11);
        S.Store(dw + 6 * S.Lanes, s12);
        S.Store(dw + 7 * S.Lanes, s13);
    }

    /// <summary>1 filter, 8 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F1T8(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2], o3 = taps[3], o4 = taps[4], o5 = taps[5], o6 = taps[6],
            o7 = taps[7];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes),
            s03 = S.Load(dw + 3 * S.Lanes), s04 = S.Load(dw + 4 * S.Lanes), s05 = S.Load(dw + 5 * S.Lanes),
            s06 = S.Load(dw + 6 * S.Lanes), s07 = S.Load(dw + 7 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V g0 = S.Load(dy);
                V r = S.Load(xp + o0);
                s00 = S.Fma(r, g0, s00);
                r = S.Load(xp + o1);
                s01 = S.Fma(r, g0, s01);
                r = S.Load(xp + o2);
                s02 = S.Fma(r, g0, s02);
                r = S.Load(xp + o3);
                s03 = S.Fma(r, g0, s03);
                r = S.Load(xp + o4);
                s04 = S.Fma(r, g0, s04);
                r = S.Load(xp + o5);
                s05 = S.Fma(r, g0, s05);
                r = S.Load(xp + o6);
                s06 = S.Fma(r, g0, s06);
                r = S.Load(xp + o7);
                s07 = S.Fma(r, g0, s07);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s02);
        S.Store(dw + 3 * S.Lanes, s03);
        S.Store(dw + 4 * S.Lanes, s04);
        S.Store(dw + 5 * S.Lanes, s05);
        S.Store(dw + 6 * S.Lanes, s06);
        S.Store(dw + 7 * S.Lanes, s07);
    }
}
