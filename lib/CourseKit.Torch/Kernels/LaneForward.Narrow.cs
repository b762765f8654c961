using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

internal static unsafe partial class LaneForward<V, S, T>
{
    /// <summary>6 filters, 2 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F6P2(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00;
        V s10 = S.Create(bias[1]), s11 = s10;
        V s20 = S.Create(bias[2]), s21 = s20;
        V s30 = S.Create(bias[3]), s31 = s30;
        V s40 = S.Create(bias[4]), s41 = s40;
        V s50 = S.Create(bias[5]), s51 = s50;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 6;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 6)
                {
                    V x0 = S.Load(xt), x1 = S.Load(xt + p);
                    V r = S.Create(wt[0]);
                    s00 = S.Fma(r, x0, s00);
                    s01 = S.Fma(r, x1, s01);
                    r = S.Create(wt[1]);
                    s10 = S.Fma(r, x0, s10);
                    s11 = S.Fma(r, x1, s11);
                    r = S.Create(wt[2]);
                    s20 = S.Fma(r, x0, s20);
                    s21 = S.Fma(r, x1, s21);
                    r = S.Create(wt[3]);
                    s30 = S.Fma(r, x0, s30);
                    s31 = S.Fma(r, x1, s31);
                    r = S.Create(wt[4]);
                    s40 = S.Fma(r, x0, s40);
                    s41 = S.Fma(r, x1, s41);
                    r = S.Create(wt[5]);
                    s50 = S.Fma(r, x0, s50);
                    s51 = S.Fma(r, x1, s51);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + yPlane, s10);
        S.Store(y + yPlane + S.Lanes, s11);
        S.Store(y + 2 * yPlane, s20);
        S.Store(y + 2 * yPlane + S.Lanes, s21);
        S.Store(y + 3 * yPlane, s30);
        S.Store(y + 3 * yPlane + S.Lanes, s31);
        S.Store(y + 4 * yPlane, s40);
        S.Store(y + 4 * yPlane + S.Lanes, s41);
        S.Store(y + 5 * yPlane, s50);
        S.Store(y + 5 * yPlane + S.Lanes, s51);
    }

    /// <summary>4 filters, 3 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F4P3(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00;
        V s10 = S.Create(bias[1]), s11 = s10, s12 = s10;
        V s20 = S.Create(bias[2]), s21 = s20, s22 = s20;
        V s30 = S.Create(bias[3]), s31 = s30, s32 = s30;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 4;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 4)
                {
                    V x0 = S.Load(xt), x1 = S.Load(xt + p), x2 = S.Load(xt + 2 * p);
                    V r = S.Create(wt[0]);
                    s00 = S.Fma(r, x0, s00);
                    s01 = S.Fma(r, x1, s01);
                    s02 = S.Fma(r, x2, s02);
                    r = S.Create(wt[1]);
                    s10 = S.Fma(r, x0, s10);
                    s11 = S.Fma(r, x1, s11);
                    s12 = S.Fma(r, x2, s12);
                    r = S.Create(wt[2]);
                    s20 = S.Fma(r, x0, s20);
                    s21 = S.Fma(r, x1, s21);
                    s22 = S.Fma(r, x2, s22);
                    r = S.Create(wt[3]);
                    s30 = S.Fma(r, x0, s30);
                    s31 = S.Fma(r, x1, s31);
                    s32 = S.Fma(r, x2, s32);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + 2 * S.Lanes, s02);
        S.Store(y + yPlane, s10);
        S.Store(y + yPlane + S.Lanes, s11);
        S.Store(y + yPlane + 2 * S.Lanes, s12);
        S.Store(y + 2 * yPlane, s20);
        S.Store(y + 2 * yPlane + S.Lanes, s21);
        S.Store(y + 2 * yPlane + 2 * S.Lanes, s22);
        S.Store(y + 3 * yPlane, s30);
        S.Store(y + 3 * yPlane + S.Lanes, s31);
        S.Store(y + 3 * yPlane + 2 * S.Lanes, s32);
    }

    /// <summary>2 filters, 4 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F2P4(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00, s03 = s00;
        V s10 = S.Create(bias[1]), s11 = s10, s12 = s10, s13 = s10;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 2;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 2)
                {
                    V w0 = S.Create(wt[0]), w1 = S.Create(wt[1]);
                    V r = S.Load(xt);
                    s00 = S.Fma(r, w0, s00);
                    s10 = S.Fma(r, w1, s10);
                    r = S.Load(xt + p);
                    s01 = S.Fma(r, w0, s01);
                    s11 = S.Fma(r, w1, s11);
                    r = S.Load(xt + 2 * p);
                    s02 = S.Fma(r, w0, s02);
                    s12 = S.Fma(r, w1, s12);
                    r = S.Load(xt + 3 * p);
                    s03 = S.Fma(r, w0, s03);
                    s13 = S.Fma(r, w1, s13);
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
    }

    /// <summary>1 filter, 8 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void F1P8(in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        nint p = t.Pixel;
        V s00 = S.Create(bias[0]), s01 = s00, s02 = s00, s03 = s00, s04 = s00, s05 = s00, s06 = s00, s07 = s00;
        for (int c = 0; c < t.Channels; c++, x += t.Channel)
        {
            for (int u = t.FromRow; u < t.ToRow; u++)
            {
                T* xt = x + u * t.TapRow + t.FromCol * t.TapCol;
                T* wt = w + ((c * t.KernelH + u) * t.KernelW + t.FromCol) * 1;
                for (int v = t.FromCol; v < t.ToCol; v++, xt += t.TapCol, wt += 1)
                {
                    V w0 = S.Create(wt[0]);
                    V r = S.Load(xt);
                    s00 = S.Fma(r, w0, s00);
                    r = S.Load(xt + p);
                    s01 = S.Fma(r, w0, s01);
                    r = S.Load(xt + 2 * p);
                    s02 = S.Fma(r, w0, s02);
                    r = S.Load(xt + 3 * p);
                    s03 = S.Fma(r, w0, s03);
                    r = S.Load(xt + 4 * p);
                    s04 = S.Fma(r, w0, s04);
                    r = S.Load(xt + 5 * p);
                    s05 = S.Fma(r, w0, s05);
                    r = S.Load(xt + 6 * p);
                    s06 = S.Fma(r, w0, s06);
                    r = S.Load(xt + 7 * p);
                    s07 = S.Fma(r, w0, s07);
                }
            }
        }
        S.Store(y, s00);
        S.Store(y + S.Lanes, s01);
        S.Store(y + 2 * S.Lanes, s02);
        S.Store(y + 3 * S.Lanes, s03);
        S.Store(y + 4 * S.Lanes, s04);
        S.Store(y + 5 * S.Lanes, s05);
        S.Store(y + 6 * S.Lanes, s06);
        S.Store(y + 7 * S.Lanes, s07);
    }
}
