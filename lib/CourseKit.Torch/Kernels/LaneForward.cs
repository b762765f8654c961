namespace CourseKit.Torch.Kernels;

/// <summary>Where the taps of a tile lie, in values. Rows and columns of the kernel that would read only zeros are left out.</summary>
internal struct LaneTaps
{
    public int Channels, KernelH, KernelW, FromRow, ToRow, FromCol, ToCol;

    /// <summary>Distances: neighbouring output pixels, channels, and the kernel's rows and columns, in the image.</summary>
    public nint Pixel, Channel, TapRow, TapCol;
}

/// <summary>
/// Convolution of as many images at once as a register has lanes: every lane is full whatever the geometry, and a tile of filters by
/// pixels of one row stays in registers while channels and taps run, in ascending order.
/// </summary>
/// <remarks>x: [channel][row][column][lane]. w: [channel][u][v][filter of the tile]. y: [filter][pixel][lane]. bias: one per filter of the
/// tile.</remarks>
internal static unsafe partial class LaneForward<V, S, T>
    where V : unmanaged
    where S : struct, ISimd<V, T>
    where T : unmanaged
{
    /// <summary>Computes one tile of the form chosen by <see cref="LaneForm"/>.</summary>
    public static void Run(LaneForm form, in LaneTaps t, T* x, T* w, T* bias, T* y, nint yPlane)
    {
        switch (form.Filters * 10 + form.Others)
        {
            case 64: F6P4(t, x, w, bias, y, yPlane); break;
            case 46: F4P6(t, x, w, bias, y, yPlane); break;
            case 55: F5P5(t, x, w, bias, y, yPlane); break;
            case 62: F6P2(t, x, w, bias, y, yPlane); break;
            case 43: F4P3(t, x, w, bias, y, yPlane); break;
            case 24: F2P4(t, x, w, bias, y, yPlane); break;
            default: F1P8(t, x, w, bias, y, yPlane); break;
        }
    }
}
