using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The way back through <see cref="LanePool"/>: from the gradients of windows those of rows of one plane, which lie where the winners
/// stood, zeros elsewhere.
/// </summary>
internal unsafe struct LaneUnpool : ISimdKernel<float>
{
    /// <summary>Gradients, [window][lane].</summary>
    public float* Gradients;

    /// <summary>The winners' positions in the plane, [window][lane].</summary>
    public int* At;

    /// <summary>Columns of Y; the last of an odd number belongs to no window.</summary>
    public int Cols;

    /// <summary>Number of the first row in its plane, even, and of the one after the last; a last row without a second belongs to no
    /// window.</summary>
    public int FromRow, ToRow;

    /// <summary>Receives [row][column][lane].</summary>
    public float* Y;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        nint below = (nint)Cols * S.Lanes;
        float* gradients = Gradients, at = (float*)At;
        for (int i = FromRow; i < ToRow; i += 2)
        {
            float* corner = Y + (i - FromRow) * below;
            if (i + 1 == ToRow)
            {
                new Span<float>(corner, (int)below).Clear();
                return;
            }
            for (int j = 0; j + 1 < Cols; j += 2, corner += 2 * S.Lanes, gradients += S.Lanes, at += S.Lanes)
            {
                int place = i * Cols + j;
                V gradient = S.Load(gradients), winner = S.Load(at);
                S.Store(corner, S.Where(winner, Tag(place), gradient));
                S.Store(corner + S.Lanes, S.Where(winner, Tag(place + 1), gradient));
                S.Store(corner + below, S.Where(winner, Tag(place + Cols), gradient));
                S.Store(corner + below + S.Lanes, S.Where(winner, Tag(place + Cols + 1), gradient));
            }
            if (Cols % 2 != 0)
            {
                S.Store(corner, S.Zero);
                S.Store(corner + below, S.Zero);
            }
        }

        // Whole numbers in registers of floats, as in LanePool: their bits are compared, which for these numbers is what floats do.
        static V Tag(int position) => S.Create(BitConverter.Int32BitsToSingle(position));
    }
}
