namespace CourseKit.Torch.Kernels;

/// <summary>The output pixels that a weight gradient runs over, and their distances in values.</summary>
internal struct LanePixels
{
    public int Rows, Cols;

    /// <summary>Distances: filters in dy; output rows and columns in the image.</summary>
    public nint Plane, Row, Col;
}

/// <summary>
/// Weight gradient of as many images at once as a register has lanes: a tile of filters by taps stays in registers while the output
/// pixels run. The lanes are added up at the very end, by the caller.
/// </summary>
/// <remarks>dy: [filter][pixel][lane]. x: as for <see cref="LaneForward{V,S,T}"/>. taps: distance of each tap from the pixel's first.
/// dw: [filter of the tile][tap of the tile][lane], added to.</remarks>
internal static unsafe partial class LaneWeight<V, S, T>
    where V : unmanaged
    where S : struct, ISimd<V, T>
    where T : unmanaged
{
    /// <summary>Adds one tile of the form chosen by <see cref="LaneForm"/>.</summary>
    public static void Run(LaneForm form, in LanePixels t, T* dy, T* x, nint* taps, T* dw)
    {
        switch (form.Filters * 10 + form.Others)
        {
            case 64: F6T4(t, dy, x, taps, dw); break;
            case 46: F4T6(t, dy, x, taps, dw); break;
            case 55: F5T5(t, dy, x, taps, dw); break;
            case 62: F6T2(t, dy, x, taps, dw); break;
            case 43: F4T3(t, dy, x, taps, dw); break;
            case 24: F2T4(t, dy, x, taps, dw); break;
            default: F1T8(t, dy, x, taps, dw); break;
        }
    }
}
