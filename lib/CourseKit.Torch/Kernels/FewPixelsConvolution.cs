using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Convolution of one image with so few output pixels that reading the filters is most of the work: a deep layer at batch size 1. The
/// threads share the filters, each packs a tile of them and multiplies at once, while it lies in its nearest cache.
/// </summary>
internal static unsafe class FewPixelsConvolution
{
    private const int MostPixels = 64;
    private const int LeastWeights = 64 * 1024;

    // Taps at a time: packed rows of a tile (56 KiB in 512-bit registers' float tiles) stay in the second-level cache.
    private const int Depth = 1024;

    public static bool Suits(in ConvShape s) => s.N == 1 && s.groups == 1 && s.Pixels <= MostPixels && s.WLength >= LeastWeights;

    /// <summary>y (F, pixels) = w (F, taps) times im2col (taps, pixels), plus b (F) if not null.</summary>
    public static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GemmCut<T> cut = GemmCut<T>.Current;
        using Scratch.Lease<nint> taps = Scratch.Rent<nint>(s.Taps);
        PixelRuns.TapOffsets(s, taps.Start);
        using Scratch.Lease<T> padded = Scratch.Rent<T>(PaddedImage.Length(s));
        using Scratch.Lease<T> columns = Scratch.Rent<T>((long)cut.PaddedColumns(s.Pixels) * s.Taps);
        var job = new Job<T>
        {
            Shape = s,
            Cut = cut,
            Taps = taps.Start,
            Image = PaddedImage.Make(s, x, padded.Start),
            Columns = columns.Start,
            W = w,
            B = b,
            Y = y,
        };
        job.RunAll();
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int TapsPerItem = 64;

        public ConvShape Shape;
        public GemmCut<T> Cut;
        public nint* Taps;
        public T* Image, Columns, W, B, Y;
        private bool gathering;

        public void RunAll()
        {
            gathering = true;
            Threads.For(ref this, (Shape.Taps + TapsPerItem - 1) / TapsPerItem, 8);
            gathering = false;
            Threads.For(ref this, (Shape.F + Cut.Tallest - 1) / Cut.Tallest, 1);
        }

        public readonly void Run(int from, int to)
        {
            if (gathering)
                Gather(from * TapsPerItem, Math.Min(Shape.Taps, to * TapsPerItem));
            else
                Multiply(from, to);
        }

        private readonly void Gather(int firstTap, int lastTap)
        {
            using Scratch.Lease<int> room = Scratch.Rent<int>(4 * Cut.Panel);
            var runs = new PixelRuns(room.Start, Cut.Panel);
            for (int pixel = 0; pixel < Shape.Pixels; pixel += Cut.Panel)
            {
                int cols = Math.Min(Cut.Panel, Shape.Pixels - pixel), width = Cut.PanelWidth(cols);
                runs.Set(Shape, pixel, cols);
                T* panel = Columns + (nint)pixel * Shape.Taps;
                for (int t = firstTap; t < lastTap; t++)
                {
                    runs.Gather(Image + Taps[t], panel + (nint)t * width);
                    new Span<T>(panel + (nint)t * width + cols, width - cols).Clear();
                }
            }
        }

        private readonly void Multiply(int from, int to)
        {
            using Scratch.Lease<T> tile = Scratch.Rent<T>((long)Cut.Tallest * Math.Min(Depth, Shape.Taps));
            for (int item = from; item < to; item++)
            {
                int f = item * Cut.Tallest, rows = Math.Min(Cut.Tallest, Shape.F - f);
                T* y = Y + (nint)f * Shape.Pixels;
                for (int i = 0; B != null && i < rows; i++)
                    new Span<T>(y + (nint)i * Shape.Pixels, Shape.Pixels).Fill(B[f + i]);
                for (int k0 = 0; k0 < Shape.Taps; k0 += Depth)
                {
                    int k = Math.Min(Depth, Shape.Taps - k0);
                    GemmPack.Rows(Cut, false, rows, k, W + (nint)f * Shape.Taps + k0, Shape.Taps, tile.Start);
                    for (int pixel = 0; pixel < Shape.Pixels; pixel += Cut.Panel)
                    {
                        int cols = Math.Min(Cut.Panel, Shape.Pixels - pixel);
                        T* panel = Columns + (nint)pixel * Shape.Taps + (nint)k0 * Cut.PanelWidth(cols);
                        Cut.Multiply(rows, cols, k, tile.Start, panel, y + pixel, Shape.Pixels, B != null || k0 > 0, null);
                    }
                }
            }
        }
    }
}
