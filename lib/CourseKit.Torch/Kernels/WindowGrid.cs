namespace CourseKit.Torch.Kernels;

/// <summary>
/// Windows that are listed rather than regular: those of adaptive and fractional pooling. Planes of H by W pixels become planes of oH by
/// oW.
/// </summary>
/// <param name="Planes">N * C.</param>
/// <param name="H">Input rows.</param>
/// <param name="W">Input columns.</param>
/// <param name="Rows">For each output row where its windows begin and end: oH pairs, once or per plane.</param>
/// <param name="Cols">For each output column where its windows begin and end: oW pairs, once or per plane.</param>
/// <param name="oH">Output rows.</param>
/// <param name="oW">Output columns.</param>
internal sealed record WindowGrid(int Planes, int H, int W, int[] Rows, int[] Cols, int oH, int oW)
{
    /// <summary>Planes that are worth a thread.</summary>
    public int Grain => 1 + 16384 / (H * W + oH * oW + 1);

    /// <summary>Where the pairs of a plane's rows begin.</summary>
    public int RowsOf(int plane) => Rows.Length > 2 * oH ? 2 * oH * plane : 0;

    /// <summary>Where the pairs of a plane's columns begin.</summary>
    public int ColsOf(int plane) => Cols.Length > 2 * oW ? 2 * oW * plane : 0;

    /// <summary>Windows that divide an axis as evenly as whole pixels allow, overlapping where they must: those of adaptive
    /// pooling.</summary>
    public static int[] Adaptive(int size, int windows)
    {
        var pairs = new int[2 * windows];
        for (int i = 0; i < windows; i++)
        {
            pairs[2 * i] = (int)((long)i * size / windows);
            pairs[2 * i + 1] = (int)(((long)(i + 1) * size + windows - 1) / windows);
        }
        return pairs;
    }

    public void Check(long x, long y)
    {
        if (x < (long)Planes * H * W || y < (long)Planes * oH * oW)
            throw new ArgumentException($"x has {x} values and y {y}, but {Planes} planes of {H} x {W} to {oH} x {oW} were asked for.");
    }
}
