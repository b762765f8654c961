namespace CourseKit.Torch.Kernels;

/// <summary>
/// Convolution of one image, whose work is to read the filters: they are read as they lie, each row of taps times the rows of taps that
/// output pixels see. Only what pixels see is gathered.
/// </summary>
internal static unsafe class RowConvolution
{
    // With more pixels than these minimal filtering or packed filters are no slower; with fewer weights threads are not worth it.
    private const int MostPixels = 256, LeastWeights = 4 * 1024;

    // Channels that a thread gathers together: a multiple of a register's lanes, so that whole blocks of taps are transposed.
    private const int Channels = 16, Pixels = 16;

    /// <summary>Whether this is the best way for the shape.</summary>
    public static bool Suits<T>(in ConvShape s)
        where T : unmanaged => typeof(T) == typeof(float) && RowTile.IsSupported && Simd.Width == 512 && s.N == 1 && s.groups == 1
            && s.Pixels is >= RowTile.Columns and <= MostPixels && s.F >= RowTile.Rows && s.WLength >= LeastWeights
            && s.Taps % RowTile.Lanes == 0;

    /// <summary>y (F, pixels) = w (F, taps) times what pixels see (pixels, taps) transposed, plus b (F) if not null.</summary>
    public static void Forward(in ConvShape s, float* x, float* w, float* b, float* y)
    {
        using Scratch.Lease<float> seen = Scratch.Rent<float>((long)s.Pixels * s.Taps);
        var job = new Job { Shape = s, X = x, W = w, B = b, Y = y, Seen = seen.Start };
        job.RunAll();
    }

    private struct Job : IRangeJob
    {
        public ConvShape Shape;
        public float* X, W, B, Y, Seen;
        private bool gathering;

        public void RunAll()
        {
            gathering = true;
            Threads.For(ref this, (Shape.C + Channels - 1) / Channels, 1);
            gathering = false;
            Threads.For(ref this, (Shape.F + RowTile.Rows - 1) / RowTile.Rows, 1);
        }

        public readonly void Run(int from, int to)
        {
            if (gathering)
                Gather(from, to);
            else
                Multiply(from, to);
        }

        /// <summary>What all pixels see of some channels: taps of 16 pixels side by side, then transposed.</summary>
        private readonly void Gather(int from, int to)
        {
            ConvShape part = Shape with { C = Channels };
            int window = Shape.kH * Shape.kW;
            using Scratch.Lease<nint> offsets = Scratch.Rent<nint>(part.Taps);
            using Scratch.Lease<float> padded = Scratch.Rent<float>(PaddedImage.Length(part));
            using Scratch.Lease<float> block = Scratch.Rent<float>((long)part.Taps * Pixels);
            using Scratch.Lease<int> room = Scratch.Rent<int>(4 * Pixels);
            var runs = new PixelRuns(room.Start, Pixels);
            PixelRuns.TapOffsets(part, offsets.Start);
            for (int item = from; item < to; item++)
            {
                int channel = item * Channels, channels = Math.Min(Channels, Shape.C - channel), taps = channels * window;
                float* image = PaddedImage.Make(Shape with { C = channels }, X + (nint)channel * Shape.H * Shape.W, padded.Start);
                for (int pixel = 0; pixel < Shape.Pixels; pixel += Pixels)
                {
                    int pixels = Math.Min(Pixels, Shape.Pixels - pixel);
                    runs.Set(part, pixel, pixels);
                    for (int t = 0; t < taps; t++)
                        runs.Gather(image + offsets.Start[t], block.Start + t * Pixels);
                    Transpose.Run(taps, pixels, block.Start, Pixels, Seen + (nint)pixel * Shape.Taps + channel * window, Shape.Taps);
                }
            }
        }

        /// <summary>Items are tiles of filters. While one is multiplied, the filters of the next are fetched.</summary>
        private readonly void Multiply(int from, int to)
        {
            int taps = Shape.Taps, pixels = Shape.Pixels, last = Math.Min(Shape.F, to * RowTile.Rows);
            int tiles = (pixels + RowTile.Columns - 1) / RowTile.Columns, half = RowTile.Rows * taps * sizeof(float) / 2;
            var tile = new RowTile { Steps = taps / RowTile.Lanes, Lda = taps, Ldb = taps };
            for (int f = from * RowTile.Rows; f < last; f += RowTile.Rows)
            {
                byte* next = (byte*)(W + (nint)f * taps) + 2 * half;
                bool more = f + RowTile.Rows < last;
                tile.First = more ? Ahead.Of(next, half, (long)tiles * tile.Steps) : default;
                tile.Second = more ? Ahead.Of(next + half, half, (long)tiles * tile.Steps) : default;
                Rows(f, Math.Min(RowTile.Rows, Shape.F - f), tile);
            }
        }

        /// <summary>All pixels of some filters. Where fewer are left than a tile has, the tile reaches back over filters that are another
        /// thread's.</summary>
        private readonly void Rows(int f, int filters, RowTile tile)
        {
            int taps = Shape.Taps, pixels = Shape.Pixels, over = RowTile.Rows - filters;
            float* w = W + (nint)(f - over) * taps, y = Y + (nint)f * pixels;
            float* whole = stackalloc float[RowTile.Rows * RowTile.Columns];
            tile.Ldc = over > 0 ? RowTile.Columns : pixels;
            for (int i = 0; i < pixels; i += RowTile.Columns)
            {
                int pixel = Math.Min(i, pixels - RowTile.Columns);
                tile.Run(w, Seen + (nint)pixel * taps, null, null, over > 0 ? whole : y + pixel, null);
                for (int row = 0; over > 0 && row < filters; row++)
                    Copy.Run(whole + (over + row) * RowTile.Columns, y + (nint)row * pixels + pixel, RowTile.Columns);
                (tile.First, tile.Second) = (tile.First.After(tile.Steps), tile.Second.After(tile.Steps));
            }
            for (int row = 0; B != null && row < filters; row++)
                Add(B[f + row], y + (nint)row * pixels);
        }

        private readonly void Add(float bias, float* y)
        {
            for (int pixel = 0; pixel < Shape.Pixels; pixel++)
                y[pixel] += bias;
        }
    }
}
