using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Items are (chunk of images, group, range of tap panels): dw (F, taps) += dy (F, pixels) times im2col transposed (pixels,
/// taps).</summary>
internal unsafe struct GemmWeightJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int PixelBlock = 256;

    public ConvShape Shape;
    public GemmCut<T> Cut;
    public int Chunks, Ranges;
    public nint* Taps;
    public T* Dy, X, Target;

    public readonly void Run(int from, int to)
    {
        for (int item = from; item < to; item++)
        {
            int range = item % Ranges, g = item / Ranges % Shape.groups, chunk = item / Ranges / Shape.groups;
            int panels = Cut.Panels(Shape.Taps);
            int first = panels * range / Ranges, last = panels * (range + 1) / Ranges;
            T* dw = Target + chunk * (nint)Shape.WLength + (nint)g * Shape.GroupF * Shape.Taps;
            int n0 = (int)((long)Shape.N * chunk / Chunks), n1 = (int)((long)Shape.N * (chunk + 1) / Chunks);
            for (int n = n0; n < n1; n++)
                Image(n, g, first, last, dw, n > n0);
        }
    }

    private readonly void Image(int n, int g, int firstPanel, int lastPanel, T* dw, bool accumulate)
    {
        int block = Math.Min(PixelBlock, Shape.Pixels);
        using Scratch.Lease<T> padded = Scratch.Rent<T>(PaddedImage.Length(Shape));
        using Scratch.Lease<T> packedDy = Scratch.Rent<T>((long)Shape.GroupF * block);
        using Scratch.Lease<T> rows = Scratch.Rent<T>(WeightPanels<T>.RoomLength(Cut, block));
        using Scratch.Lease<T> panel = Scratch.Rent<T>(WeightPanels<T>.RoomLength(Cut, block));
        using Scratch.Lease<int> room = Scratch.Rent<int>(4 * block);
        var runs = new PixelRuns(room.Start, block);
        var panels = new WeightPanels<T>(Shape, Cut, Taps, rows.Start, panel.Start);
        T* image = PaddedImage.Make(Shape, X + (nint)n * Shape.C * Shape.H * Shape.W, padded.Start);
        image += (nint)g * Shape.GroupC * Shape.PaddedH * PaddedImage.RowLength(Shape);
        T* dy = Dy + ((nint)n * Shape.F + g * Shape.GroupF) * Shape.Pixels;

        for (int p0 = 0; p0 < Shape.Pixels; p0 += block)
        {
            int k = Math.Min(block, Shape.Pixels - p0);
            GemmPack.AllRows(Cut, false, Shape.GroupF, k, dy + p0, Shape.Pixels, packedDy.Start);
            runs.Set(Shape, p0, k);
            panels.Multiply(runs, k, image, packedDy.Start, firstPanel, lastPanel, dw, accumulate || p0 > 0);
        }
    }
}

/// <summary>Adds up partial results in ascending order; items are blocks of values.</summary>
internal unsafe struct ChunkSumJob<T> : IRangeJob, ISimdKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public const int Block = 1024;

    public int Chunks;
    public nint Length;
    public T* From, To;
    private nint first, last;

    public readonly void Run(int from, int to)
    {
        ChunkSumJob<T> part = this;
        (part.first, part.last) = ((nint)from * Block, Math.Min(Length, (nint)to * Block));
        Simd.Run<T, ChunkSumJob<T>>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        nint i = first;
        for (; i <= last - S.Lanes; i += S.Lanes)
        {
            V sum = S.Load(From + i);
            for (int c = 1; c < Chunks; c++)
                sum = S.Add(sum, S.Load(From + c * Length + i));
            S.Store(To + i, sum);
        }
        for (; i < last; i++)
        {
            T sum = From[i];
            for (int c = 1; c < Chunks; c++)
                sum += From[c * Length + i];
            To[i] = sum;
        }
    }
}
