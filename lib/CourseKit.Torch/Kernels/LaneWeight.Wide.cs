using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class LaneWeight<V, S, T>
{
    /// <summary>6 filters, 4 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F6T4(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2], o3 = taps[3];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes),
            s03 = S.Load(dw + 3 * S.Lanes);
        V s10 = S.Load(dw + 4 * S.Lanes), s11 = S.Load(dw + 5 * S.Lanes), s12 = S.Load(dw + 6 * S.Lanes),
            s13 = S.Load(dw + 7 * S.Lanes);
        V s20 = S.Load(dw + 8 * S.Lanes), s21 = S.Load(dw + 9 * S.Lanes), s22 = S.Load(dw + 10 * S.Lanes),
            s23 = S.Load(dw + 11 * S.Lanes);
        V s30 = S.Load(dw + 12 * S.Lanes), s31 = S.Load(dw + 13 * S.Lanes), s32 = S.Load(dw + 14 * S.Lanes),
            s33 = S.Load(dw + 15 * S.Lanes);
        V s40 = S.Load(dw + 16 * S.Lanes), s41 = S.Load(dw + 17 * S.Lanes), s42 = S.Load(dw + 18 * S.Lanes),
            s43 = S.Load(dw + 19 * S.Lanes);
        V s50 = S.Load(dw + 20 * S.Lanes), s51 = S.Load(dw + 21 * S.Lanes), s52 = S.Load(dw + 22 * S.Lanes),
            s53 = S.Load(dw + 23 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V x0 = S.Load(xp + o0), x1 = S.Load(xp + o1), x2 = S.Load(xp + o2), x3 = S.Load(xp + o3);
                V r = S.Load(dy);
                s00 = S.Fma(r, x0, s00);
                s01 = S.Fma(r, x1, s01);
                s02 = S.Fma(r, x2, s02);
                s03 = S.Fma(r, x3, s03);
                r = S.Load(dy + plane);
                s10 = S.Fma(r, x0, s10);
                s11 = S.Fma(r, x1, s11);
                s12 = S.Fma(r, x2, s12);
                s13 = S.Fma(r, x3, s13);
                r = S.Load(dy + 2 * plane);
                s20 = S.Fma(r, x0, s20);
                s21 = S.Fma(r, x1, s21);
                s22 = S.Fma(r, x2, s22);
                s23 = S.Fma(r, x3, s23);
                r = S.Load(dy + 3 * plane);
                s30 = S.Fma(r, x0, s30);
                s31 = S.Fma(r, x1, s31);
                s32 = S.Fma(r, x2, s32);
                s33 = S.Fma(r, x3, s33);
                r = S.Load(dy + 4 * plane);
                s40 = S.Fma(r, x0, s40);
                s41 = S.Fma(r, x1, s41);
                s42 = S.Fma(r, x2, s42);
                s43 = S.Fma(r, x3, s43);
                r = S.Load(dy + 5 * plane);
                s50 = S.Fma(r, x0, s50);
                s51 = S.Fma(r, x1, s51);
                s52 = S.Fma(r, x2, s52);
                s53 = S.Fma(r, x3, s53);
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
        S.Store(dw + 8 * S.Lanes, s20);
        S.Store(dw + 9 * S.Lanes, s21);
        S.Store(dw + 10 * S.Lanes, s22);
        S.Store(dw + 11 * S.Lanes, s23);
        S.Store(dw + 12 * S.Lanes, s30);
        S.Store(dw + 13 * S.Lanes, s31);
        S.Store(dw + 14 * S.Lanes, s32);
        S.Store(dw + 15 * S.Lanes, s33);
        S.Store(dw + 16 * S.Lanes, s40);
        S.Store(dw + 17 * S.Lanes, s41);
        S.Store(dw + 18 * S.Lanes, s42);
        S.Store(dw + 19 * S.Lanes, s43);
        S.Store(dw + 20 * S.Lanes, s50);
        S.Store(dw + 21 * S.Lanes, s51);
        S.Store(dw + 22 * S.Lanes, s52);
        S.Store(dw + 23 * S.Lanes, s53);
    }

    /// <summary>4 filters, 6 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F4T6(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2], o3 = taps[3], o4 = taps[4], o5 = taps[5];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes),
            s03 = S.Load(dw + 3 * S.Lanes), s04 = S.Load(dw + 4 * S.Lanes), s05 = S.Load(dw + 5 * S.Lanes);
        V s10 = S.Load(dw + 6 * S.Lanes), s11 = S.Load(dw + 7 * S.Lanes), s12 = S.Load(dw + 8 * S.Lanes),
            s13 = S.Load(dw + 9 * S.Lanes), s14 = S.Load(dw + 10 * S.Lanes), s15 = S.Load(dw + 11 * S.Lanes);
        V s20 = S.Load(dw + 12 * S.Lanes), s21 = S.Load(dw + 13 * S.Lanes), s22 = S.Load(dw + 14 * S.Lanes),
            s23 = S.Load(dw + 15 * S.Lanes), s24 = S.Load(dw + 16 * S.Lanes), s25 = S.Load(dw + 17 * S.Lanes);
        V s30 = S.Load(dw + 18 * S.Lanes), s31 = S.Load(dw + 19 * S.Lanes), s32 = S.Load(dw + 20 * S.Lanes),
            s33 = S.Load(dw + 21 * S.Lanes), s34 = S.Load(dw + 22 * S.Lanes), s35 = S.Load(dw + 23 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V g0 = S.Load(dy), g1 = S.Load(dy + plane), g2 = S.Load(dy + 2 * plane), g3 = S.Load(dy + 3 * plane);
                V r = S.Load(xp + o0);
                s00 = S.Fma(r, g0, s00);
                s10 = S.Fma(r, g1, s10);
                s20 = S.Fma(r, g2, s20);
                s30 = S.Fma(r, g3, s30);
                r = S.Load(xp + o1);
                s01 = S.Fma(r, g0, s01);
                s11 = S.Fma(r, g1, s11);
                s21 = S.Fma(r, g2, s21);
                s31 = S.Fma(r, g3, s31);
                r = S.Load(xp + o2);
                s02 = S.Fma(r, g0, s02);
                s12 = S.Fma(r, g1, s12);
                s22 = S.Fma(r, g2, s22);
                s32 = S.Fma(r, g3, s32);
                r = S.Load(xp + o3);
                s03 = S.Fma(r, g0, s03);
                s13 = S.Fma(r, g1, s13);
                s23 = S.Fma(r, g2, s23);
                s33 = S.Fma(r, g3, s33);
                r = S.Load(xp + o4);
                s04 = S.Fma(r, g0, s04);
                s14 = S.Fma(r, g1, s14);
                s24 = S.Fma(r, g2, s24);
                s34 = S.Fma(r, g3, s34);
                r = S.Load(xp + o5);
                s05 = S.Fma(r, g0, s05);
                s15 = S.Fma(r, g1, s15);
                s25 = S.Fma(r, g2, s25);
                s35 = S.Fma(r, g3, s35);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s02);
        S.Store(dw + 3 * S.Lanes, s03);
        S.Store(dw + 4 * S.Lanes, s04);
        S.Store(dw + 5 * S.Lanes, s05);
        S.Store(dw + 6 * S.Lanes, s10);
        S.Store(dw + 7 * S.Lanes, s11);
        S.Store(dw + 8 * S.Lanes, s12);
        S.Store(dw + 9 * S.Lanes, s13);
        S.Store(dw + 10 * S.Lanes, s14);
        S.Store(dw + 11 * S.Lanes, s15);
        S.Store(dw + 12 * S.Lanes, s20);
        S.Store(dw + 13 * S.Lanes, s21);
        S.Store(dw + 14 * S.Lanes, s22);
        S.Store(dw + 15 * S.Lanes, s23);
        S.Store(dw + 16 * S.Lanes, s24);
        S.Store(dw + 17 * S.Lanes, s25);
        S.Store(dw + 18 * S.Lanes, s30);
        S.Store(dw + 19 * S.Lanes, s31);
        S.Store(dw + 20 * S.Lanes, s32);
        S.Store(dw + 21 * S.Lanes, s33);
        S.Store(dw + 22 * S.Lanes, s34);
        S.Store(dw + 23 * S.Lanes, s35);
    }

    /// <summary>5 filters, 5 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F5T5(in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        nint plane = t.Plane, o0 = taps[0], o1 = taps[1], o2 = taps[2], o3 = taps[3], o4 = taps[4];
        V s00 = S.Load(dw + 0 * S.Lanes), s01 = S.Load(dw + 1 * S.Lanes), s02 = S.Load(dw + 2 * S.Lanes),
            s03 = S.Load(dw + 3 * S.Lanes), s04 = S.Load(dw + 4 * S.Lanes);
        V s10 = S.Load(dw + 5 * S.Lanes), s11 = S.Load(dw + 6 * S.Lanes), s12 = S.Load(dw + 7 * S.Lanes),
            s13 = S.Load(dw + 8 * S.Lanes), s14 = S.Load(dw + 9 * S.Lanes);
        V s20 = S.Load(dw + 10 * S.Lanes), s21 = S.Load(dw + 11 * S.Lanes), s22 = S.Load(dw + 12 * S.Lanes),
            s23 = S.Load(dw + 13 * S.Lanes), s24 = S.Load(dw + 14 * S.Lanes);
        V s30 = S.Load(dw + 15 * S.Lanes), s31 = S.Load(dw + 16 * S.Lanes), s32 = S.Load(dw + 17 * S.Lanes),
            s33 = S.Load(dw + 18 * S.Lanes), s34 = S.Load(dw + 19 * S.Lanes);
        V s40 = S.Load(dw + 20 * S.Lanes), s41 = S.Load(dw + 21 * S.Lanes), s42 = S.Load(dw + 22 * S.Lanes),
            s43 = S.Load(dw + 23 * S.Lanes), s44 = S.Load(dw + 24 * S.Lanes);
        for (int i = 0; i < t.Rows; i++, x += t.Row)
        {
            T* xp = x;
            for (int j = 0; j < t.Cols; j++, xp += t.Col, dy += S.Lanes)
            {
                V x0 = S.Load(xp + o0), x1 = S.Load(xp + o1), x2 = S.Load(xp + o2), x3 = S.Load(xp + o3), x4 = S.Load(xp + o4);
                V r = S.Load(dy);
                s00 = S.Fma(r, x0, s00);
                s01 = S.Fma(r, x1, s01);
                s02 = S.Fma(r, x2, s02);
                s03 = S.Fma(r, x3, s03);
                s04 = S.Fma(r, x4, s04);
                r = S.Load(dy + plane);
                s10 = S.Fma(r, x0, s10);
                s11 = S.Fma(r, x1, s11);
                s12 = S.Fma(r, x2, s12);
                s13 = S.Fma(r, x3, s13);
                s14 = S.Fma(r, x4, s14);
                r = S.Load(dy + 2 * plane);
                s20 = S.Fma(r, x0, s20);
                s21 = S.Fma(r, x1, s21);
                s22 = S.Fma(r, x2, s22);
                s23 = S.Fma(r, x3, s23);
                s24 = S.Fma(r, x4, s24);
                r = S.Load(dy + 3 * plane);
                s30 = S.Fma(r, x0, s30);
                s31 = S.Fma(r, x1, s31);
                s32 = S.Fma(r, x2, s32);
                s33 = S.Fma(r, x3, s33);
                s34 = S.Fma(r, x4, s34);
                r = S.Load(dy + 4 * plane);
                s40 = S.Fma(r, x0, s40);
                s41 = S.Fma(r, x1, s41);
                s42 = S.Fma(r, x2, s42);
                s43 = S.Fma(r, x3, s43);
                s44 = S.Fma(r, x4, s44);
            }
        }
        S.Store(dw, s00);
        S.Store(dw + 1 * S.Lanes, s01);
        S.Store(dw + 2 * S.Lanes, s02);
        S.Store(dw + 3 * S.Lanes, s03);
        S.Store(dw + 4 * S.Lanes, s04);
        S.Store(dw + 5 * S.Lanes, s10);
        S.Store(dw + 6 * S.Lanes, s11);
        S.Store(dw + 7 * S.Lanes, s12);
        S.Store(dw + 8 * S.Lanes, s13);
        S.Store(dw + 9 * S.Lanes, s14);
        S.Store(dw + 10 * S.Lanes, s20);
        S.Store(dw + 11 * S.Lanes, s21);
        S.Store(dw + 12 * S.Lanes, s22);
        S.Store(dw + 13 * S.Lanes, s23);
        S.Store(dw + 14 * S.Lanes, s24);
        S.Store(dw + 15 * S.Lanes, s30);
        S.Store(dw + 16 * S.Lanes, s31);
        S.Store(dw + 17 * S.Lanes, s32);
        S.Store(dw + 18 * S.Lanes, s33);
        S.Store(dw + 19 * S.Lanes, s34);
        S.Store(dw + 20 * S.Lanes, s40);
        S.Store(dw + 21 * S.Lanes, s41);
        S.Store(dw + 22 * S.Lanes, s42);
        S.Store(dw + 23 * S.Lanes, s43);
        S.Store(dw + 24 * S.Lanes, s44);
    }
}
