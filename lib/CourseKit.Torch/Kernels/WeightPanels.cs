using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>The product in both ways to dL/dw by products: dw (F, taps) += packed dy (F, pixels) times im2col transposed, one panel of taps
/// after another, gathered from the image.</summary>
internal readonly unsafe struct WeightPanels<T>(ConvShape shape, GemmCut<T> cut, nint* taps, T* rows, T* panel)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Room for each of <c>rows</c> and <c>panel</c>, for sums of as many pixels.</summary>
    public static long RoomLength(in GemmCut<T> cut, int pixels) => (long)cut.Panel * pixels;

    /// <summary>Multiplies panels <paramref name="first"/> up to <paramref name="last"/>.</summary>
    /// <param name="runs">Where the pixels lie.</param>
    /// <param name="k">Number of pixels.</param>
    /// <param name="image">The group's channels.</param>
    /// <param name="packedDy">The group's filters, packed, <paramref name="k"/> pixels each.</param>
    /// <param name="first">First panel of taps.</param>
    /// <param name="last">The one after the last.</param>
    /// <param name="dw">The group's filters, each of all taps.</param>
    /// <param name="accumulate">Add to dw.</param>
    public void Multiply(in PixelRuns runs, int k, T* image, T* packedDy, int first, int last, T* dw, bool accumulate)
    {
        for (int p = first; p < last; p++)
        {
            int tap = p * cut.Panel, cols = Math.Min(cut.Panel, shape.Taps - tap);
            for (int t = 0; t < cols; t++)
                runs.Gather(image + taps[tap + t], rows + (nint)t * k);
            GemmPack.Strip(true, cols, cut.PanelWidth(cols), k, rows, k, panel);
            for (int f = 0; f < shape.GroupF; f += cut.RowGroup)
            {
                cut.Multiply(Math.Min(cut.RowGroup, shape.GroupF - f), cols, k, packedDy + (nint)f * k, panel,
                    dw + (nint)f * shape.Taps + tap, shape.Taps, accumulate, null);
            }
        }
    }
}
