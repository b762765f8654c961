using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Packs w for the product, as rows of filters (F, taps) or of taps (taps, F); items are (group, block of the sum).</summary>
internal unsafe struct FilterPackJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ConvShape Shape;
    public GemmCut<T> Cut;
    public int Depth;
    public bool Transposed;
    public T* W, To;

    /// <summary>Blocks of all groups.</summary>
    public readonly int Items => Shape.groups * Blocks;

    private readonly int Blocks => (Length + Depth - 1) / Depth;

    private readonly int Length => Transposed ? Shape.GroupF : Shape.Taps;

    public readonly void Run(int from, int to)
    {
        int rows = Transposed ? Shape.Taps : Shape.GroupF;
        for (int item = from; item < to; item++)
        {
            int g = item / Blocks, k0 = item % Blocks * Depth;
            nint group = (nint)g * Shape.GroupF * Shape.Taps;
            GemmPack.AllRows(Cut, Transposed, rows, Math.Min(Depth, Length - k0),
                W + group + (nint)k0 * (Transposed ? Shape.Taps : 1), Shape.Taps, To + group + (nint)k0 * rows);
        }
    }
}
