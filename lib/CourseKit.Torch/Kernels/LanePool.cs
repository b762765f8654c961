using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Max pooling with 2 by 2 windows side by side, of rows of one plane of images in register lanes: of what a convolution has just computed,
/// while it lies in the first-level cache, so that only a quarter of it goes to memory. The first maximum wins, any NaN wins over numbers,
/// as in <see cref="MaxPool"/>.
/// </summary>
internal unsafe struct LanePool : ISimdKernel<float>
{
    /// <summary>[row][column][lane].</summary>
    public float* Y;

    /// <summary>Columns of Y; the last of an odd number belongs to no window.</summary>
    public int Cols;

    /// <summary>Number of the first row in its plane, and of the one after the last; even.</summary>
    public int FromRow, ToRow;

    /// <summary>Receives [window][lane].</summary>
    public float* Max;

    /// <summary>Receives the winners' positions in the plane, [window][lane].</summary>
    public int* At;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        nint below = (nint)Cols * S.Lanes;
        float* max = Max, at = (float*)At;
        for (int i = FromRow; i < ToRow; i += 2)
        {
            float* corner = Y + (i - FromRow) * below;
            for (int j = 0; j + 1 < Cols; j += 2, corner += 2 * S.Lanes, max += S.Lanes, at += S.Lanes)
            {
                // Positions travel through the same registers as values: moved and chosen bit by bit, never computed with.
                int place = i * Cols + j;
                // Two matches, then the final: shorter than a chain of three.
                V top = S.Load(corner), topAt = S.Create(BitConverter.Int32BitsToSingle(place));
                S.Challenge(ref top, ref topAt, S.Load(corner + S.Lanes), S.Create(BitConverter.Int32BitsToSingle(place + 1)));
                V low = S.Load(corner + below), lowAt = S.Create(BitConverter.Int32BitsToSingle(place + Cols));
                S.Challenge(ref low, ref lowAt, S.Load(corner + below + S.Lanes),
                    S.Create(BitConverter.Int32BitsToSingle(place + Cols + 1)));
                S.Challenge(ref top, ref topAt, low, lowAt);
                S.Store(max, top);
                S.Store(at, topAt);
            }
        }
    }
}
