using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class LaneForward<V, S, T>
{
    /// <summary>6 filters, 4 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F6P4(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00, s03 = s00;
        V s10 = S.Create(bias[1]), s11 = s10, s12 = s10, s13 = s10;
        V s20 = S.Create(bias[2]), s21 = s20, s22 = s20, s23 = s20;
        V s30 = S.Create(bias[3]), s31 = s30, s32 = s30, s33 = s30;
        V s40 = S.Create(bias[4]), s41 = s40, s42 = s40, s43 = s40;
        V s50 = S.Create(bias[5]), s51 = s50, s52 = s50, s53 = s50;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 6;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 6)
                {
                    V x0 = S.Load(xt), x1 = S.Load(xt + p), x2 = S.Load(xt + 2 * p), x3 = S.Load(xt + 3 * p);
                    V r = S.Create(wt[0]);
                    s00 = S.Fma(r, x0, s00);
                    s01 = S.Fma(r, x1, s01);
                    s02 = S.Fma(r, x2, s02);
                    s03 = S.Fma(r, x3, s03);
                    r = S.Create(wt[1]);
                    s10 = S.Fma(r, x0, s10);
                    s11 = S.Fma(r, x1, s11);
                    s12 = S.Fma(r, x2, s12);
                    s13 = S.Fma(r, x3, s13);
                    r = S.Create(wt[2]);
                    s20 = S.Fma(r, x0, s20);
                    s21 = S.Fma(r, x1, s21);
                    s22 = S.Fma(r, x2, s22);
                    s23 = S.Fma(r, x3, s23);
                    r = S.Create(wt[3]);
                    s30 = S.Fma(r, x0, s30);
                    s31 = S.Fma(r, x1, s31);
                    s32 = S.Fma(r, x2, s32);
                    s33 = S.Fma(r, x3, s33);
                    r = S.Create(wt[4]);
                    s40 = S.Fma(r, x0, s40);
                    s41 = S.Fma(r, x1, s41);
                    s42 = S.Fma(r, x2, s42);
                    s43 = S.Fma(r, x3, s43);
                    r = S.Create(wt[5]);
                    s50 = S.Fma(r, x0, s50);
                    s51 = S.Fma(r, x1, s51);
                    s52 = S.Fma(r, x2, s52);
                    s53 = S.Fma(r, x3, s53);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + 2 * S.Lanes, s02);
        S.Store(y + 3 * S.Lanes, s03);
        S.Store(y + yPlane, s10);
        S.Store(y + yPlane + S.Lanes, s11);
        S.Store(y + yPlane + 2 * S.Lanes, s12);
        S.Store(y + yPlane + 3 * S.Lanes, s13);
        S.Store(y + 2 * yPlane, s20);
        S.Store(y + 2 * yPlane + S.Lanes, s21);
        S.Store(y + 2 * yPlane + 2 * S.Lanes, s22);
        S.Store(y + 2 * yPlane + 3 * S.Lanes, s23);
        S.Store(y + 3 * yPlane, s30);
        S.Store(y + 3 * yPlane + S.Lanes, s31);
        S.Store(y + 3 * yPlane + 2 * S.Lanes, s32);
        S.Store(y + 3 * yPlane + 3 * S.Lanes, s33);
        S.Store(y + 4 * yPlane, s40);
        S.Store(y + 4 * yPlane + S.Lanes, s41);
        S.Store(y + 4 * yPlane + 2 * S.Lanes, s42);
        S.Store(y + 4 * yPlane + 3 * S.Lanes, s43);
        S.Store(y + 5 * yPlane, s50);
        S.Store(y + 5 * yPlane + S.Lanes, s51);
        S.Store(y + 5 * yPlane + 2 * S.Lanes, s52);
        S.Store(y + 5 * yPlane + 3 * S.Lanes, s53);
    }

    /// <summary>4 filters, 6 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F4P6(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00, s03 = s00, s04 = s00, s05 = s00;
        V s10 = S.Create(bias[1]), s11 = s10, s12 = s10, s13 = s10, s14 = s10, s15 = s10;
        V s20 = S.Create(bias[2]), s21 = s20, s22 = s20, s23 = s20, s24 = s20, s25 = s20;
        V s30 = S.Create(bias[3]), s31 = s30, s32 = s30, s33 = s30, s34 = s30, s35 = s30;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 4;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 4)
                {
                    V w0 = S.Create(wt[0]), w1 = S.Create(wt[1]), w2 = S.Create(wt[2]), w3 = S.Create(wt[3]);
                    V r = S.Load(xt);
                    s00 = S.Fma(r, w0, s00);
                    s10 = S.Fma(r, w1, s10);
                    s20 = S.Fma(r, w2, s20);
                    s30 = S.Fma(r, w3, s30);
                    r = S.Load(xt + p);
                    s01 = S.Fma(r, w0, s01);
                    s11 = S.Fma(r, w1, s11);
                    s21 = S.Fma(r, w2, s21);
                    s31 = S.Fma(r, w3, s31);
                    r = S.Load(xt + 2 * p);
                    s02 = S.Fma(r, w0, s02);
                    s12 = S.Fma(r, w1, s12);
                    s22 = S.Fma(r, w2, s22);
                    s32 = S.Fma(r, w3, s32);
                    r = S.Load(xt + 3 * p);
                    s03 = S.Fma(r, w0, s03);
                    s13 = S.Fma(r, w1, s13);
                    s23 = S.Fma(r, w2, s23);
                    s33 = S.Fma(r, w3, s33);
                    r = S.Load(xt + 4 * p);
                    s04 = S.Fma(r, w0, s04);
                    s14 = S.Fma(r, w1, s14);
                    s24 = S.Fma(r, w2, s24);
                    s34 = S.Fma(r, w3, s34);
                    r = S.Load(xt + 5 * p);
                    s05 = S.Fma(r, w0, s05);
                    s15 = S.Fma(r, w1, s15);
                    s25 = S.Fma(r, w2, s25);
                    s35 = S.Fma(r, w3, s35);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + 2 * S.Lanes, s02);
        S.Store(y + 3 * S.Lanes, s03);
        S.Store(y + 4 * S.Lanes, s04);
        S.Store(y + 5 * S.Lanes, s05);
        S.Store(y + yPlane, s10);
        S.Store(y + yPlane + S.Lanes, s11);
        S.Store(y + yPlane + 2 * S.Lanes, s12);
        S.Store(y + yPlane + 3 * S.Lanes, s13);
        S.Store(y + yPlane + 4 * S.Lanes, s14);
        S.Store(y + yPlane + 5 * S.Lanes, s15);
        S.Store(y + 2 * yPlane, s20);
        S.Store(y + 2 * yPlane + S.Lanes, s21);
        S.Store(y + 2 * yPlane + 2 * S.Lanes, s22);
        S.Store(y + 2 * yPlane + 3 * S.Lanes, s23);
        S.Store(y + 2 * yPlane + 4 * S.Lanes, s24);
        S.Store(y + 2 * yPlane + 5 * S.Lanes, s25);
        S.Store(y + 3 * yPlane, s30);
        S.Store(y + 3 * yPlane + S.Lanes, s31);
        S.Store(y + 3 * yPlane + 2 * S.Lanes, s32);
        S.Store(y + 3 * yPlane + 3 * S.Lanes, s33);
        S.Store(y + 3 * yPlane + 4 * S.Lanes, s34);
        S.Store(y + 3 * yPlane + 5 * S.Lanes, s35);
    }

    /// <summary>5 filters, 5 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F5P5(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00, s03 = s00, s04 = s00;
        V s10 = S.Create(bias[1]), s11 = s10, s12 = s10, s13 = s10, s14 = s10;
        V s20 = S.Create(bias[2]), s21 = s20, s22 = s20, s23 = s20, s24 = s20;
        V s30 = S.Create(bias[3]), s31 = s30, s32 = s30, s33 = s30, s34 = s30;
        V s40 = S.Create(bias[4]), s41 = s40, s42 = s40, s43 = s40, s44 = s40;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 5;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 5)
                {
                    V x0 = S.Load(xt), x1 = S.Load(xt + p), x2 = S.Load(xt + 2 * p), x3 = S.Load(xt + 3 * p), x4 = S.Load(xt + 4 * p);
                    V r = S.Create(wt[0]);
                    s00 = S.Fma(r, x0, s00);
                    s01 = S.Fma(r, x1, s01);
                    s02 = S.Fma(r, x2, s02);
                    s03 = S.Fma(r, x3, s03);
                    s04 = S.Fma(r, x4, s04);
                    r = S.Create(wt[1]);
                    s10 = S.Fma(r, x0, s10);
                    s11 = S.Fma(r, x1, s11);
                    s12 = S.Fma(r, x2, s12);
                    s13 = S.Fma(r, x3, s13);
                    s14 = S.Fma(r, x4, s14);
                    r = S.Create(wt[2]);
                    s20 = S.Fma(r, x0, s20);
                    s21 = S.Fma(r, x1, s21);
                    s22 = S.Fma(r, x2, s22);
                    s23 = S.Fma(r, x3, s23);
                    s24 = S.Fma(r, x4, s24);
                    r = S.Create(wt[3]);
                    s30 = S.Fma(r, x0, s30);
                    s31 = S.Fma(r, x1, s31);
                    s32 = S.Fma(r, x2, s32);
                    s33 = S.Fma(r, x3, s33);
                    s34 = S.Fma(r, x4, s34);
                    r = S.Create(wt[4]);
                    s40 = S.Fma(r, x0, s40);
                    s41 = S.Fma(r, x1, s41);
                    s42 = S.Fma(r, x2, s42);
                    s43 = S.Fma(r, x3, s43);
                    s44 = S.Fma(r, x4, s44);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + 2 * S.Lanes, s02);
        S.Store(y + 3 * S.Lanes, s03);
        S.Store(y + 4 * S.Lanes, s04);
        S.Store(y + yPlane, s10);
        S.Store(y + yPlane + S.Lanes, s11);
        S.Store(y + yPlane + 2 * S.Lanes, s12);
        S.Store(y + yPlane + 3 * S.Lanes, s13);
        S.Store(y + yPlane + 4 * S.Lanes, s14);
        S.Store(y + 2 * yPlane, s20);
        S.Store(y + 2 * yPlane + S.Lanes, s21);
        S.Store(y + 2 * yPlane + 2 * S.Lanes, s22);
        S.Store(y + 2 * yPlane + 3 * S.Lanes, s23);
        S.Store(y + 2 * yPlane + 4 * S.Lanes, s24);
        S.Store(y + 3 * yPlane, s30);
        S.Store(y + 3 * yPlane + S.Lanes, s31);
        S.Store(y + 3 * yPlane + 2 * S.Lanes, s32);
        S.Store(y + 3 * yPlane + 3 * S.Lanes, s33);
        S.Store(y + 3 * yPlane + 4 * S.Lanes, s34);
        S.Store(y + 4 * yPlane, s40);
        S.Store(y + 4 * yPlane + S.Lanes, s41);
        S.Store(y + 4 * yPlane + 2 * S.Lanes, s42);
        S.Store(y + 4 * yPlane + 3 * S.Lanes, s43);
        S.Store(y + 4 * yPlane + 4 * S.Lanes, s44);
    }
}
