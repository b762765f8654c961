using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// dw (F, taps) += dy (F, pixels) times im2col transposed (pixels, taps) where dw is large: all threads pack some images together, then
/// each multiplies them for taps of its own. Few pixels are summed on through several images, or sums would be short and dw read and
/// written all the time.
/// </summary>
internal unsafe struct GemmWeightTogetherJob<T> : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Pixels of a sum in registers, and pixels that are packed before they are multiplied.
    private const int PixelBlock = 256, PackedPixels = 2048;

    // Panels of taps that an item multiplies.
    private const int PanelsTogether = 4;

    public ConvShape Shape;
    public GemmCut<T> Cut;
    public nint* Taps;
    public T* Dy, X, Dw, Padded, PackedDy;
    private bool multiplying;
    private int image0, images;

    /// <summary>Images that are packed at a time: whole sums, so that these do not depend on the threads.</summary>
    public static int ImagesTogether(in ConvShape s)
    {
        int sums = (Math.Max(PackedPixels / s.Pixels, Threads.Count) + ImagesOfSum(s) - 1) / ImagesOfSum(s);
        return Math.Min(sums * ImagesOfSum(s), s.N);
    }

    private static int ImagesOfSum(in ConvShape s) => Math.Max(1, PixelBlock / s.Pixels);

    private readonly int Ranges => (Cut.Panels(Shape.Taps) + PanelsTogether - 1) / PanelsTogether;

    public void RunAll()
    {
        int most = ImagesTogether(Shape);
        for (image0 = 0; image0 < Shape.N; image0 += most)
        {
            images = Math.Min(most, Shape.N - image0);
            multiplying = false;
            Threads.For(ref this, images, 1);
            multiplying = true;
            Threads.For(ref this, Shape.groups * Ranges, 1);
        }
    }

    public readonly void Run(int from, int to)
    {
        for (int item = from; item < to; item++)
        {
            if (multiplying)
                Multiply(item / Ranges, item % Ranges * PanelsTogether);
            else
                Pack(item);
        }
    }

    /// <summary>Pads one image and packs its dy, tile after tile of the sums that it belongs to.</summary>
    private readonly void Pack(int m)
    {
        ConvShape s = Shape;
        PaddedImage.Make(s, X + (nint)(image0 + m) * s.C * s.H * s.W, Padded + m * (nint)PaddedImage.Length(s));
        T* dy = Dy + (nint)(image0 + m) * s.F * s.Pixels;
        int ofSum = ImagesOfSum(s), inSum = m % ofSum, firstImage = m - inSum;
        for (int p0 = 0; p0 < s.Pixels; p0 += PixelBlock)
        {
            int count = Math.Min(PixelBlock, s.Pixels - p0);
            int k = ofSum == 1 ? count : Math.Min(ofSum, images - firstImage) * s.Pixels;
            T* to = PackedDy + ((nint)firstImage * s.Pixels + p0) * s.F;
            for (int g = 0; g < s.groups; g++)
                PackGroup(dy + (nint)g * s.GroupF * s.Pixels + p0, count, k, inSum * s.Pixels, to + (nint)g * s.GroupF * k);
        }
    }

    private readonly void PackGroup(T* dy, int count, int k, int place, T* to)
    {
        for (int group = 0; group < Shape.GroupF; group += Cut.RowGroup)
        {
            int last = Math.Min(group + Cut.RowGroup, Shape.GroupF);
            for (int f = group; f < last;)
            {
                int tile = Cut.TileRows(last - f);
                GemmPack.Strip(true, tile, tile, count, dy + (nint)f * Shape.Pixels, Shape.Pixels, to + (nint)f * k + (nint)place * tile);
                f += tile;
            }
        }
    }

    private readonly void Multiply(int g, int firstPanel)
    {
        ConvShape s = Shape;
        int lastPanel = Math.Min(firstPanel + PanelsTogether, Cut.Panels(s.Taps)), pixels = images * s.Pixels;
        int ofSum = ImagesOfSum(s), longest = Math.Max(PixelBlock, ofSum * s.Pixels);
        using Scratch.Lease<T> rows = Scratch.Rent<T>(WeightPanels<T>.RoomLength(Cut, longest));
        using Scratch.Lease<T> panel = Scratch.Rent<T>(WeightPanels<T>.RoomLength(Cut, longest));
        using Scratch.Lease<int> room = Scratch.Rent<int>(4 * longest);
        var runs = new PixelRuns(room.Start, longest);
        var panels = new WeightPanels<T>(s, Cut, Taps, rows.Start, panel.Start);
        T* image = PaddedImage.Needed(s) ? Padded : X + (nint)image0 * s.C * s.H * s.W;
        image += (nint)g * s.GroupC * s.PaddedH * PaddedImage.RowLength(s);
        T* dw = Dw + (nint)g * s.GroupF * s.Taps;
        for (int begin = 0, k; begin < pixels; begin += k)
        {
            k = ofSum > 1 ? Math.Min(ofSum * s.Pixels, pixels - begin) : Math.Min(PixelBlock, s.Pixels - begin % s.Pixels);
            T* dy = PackedDy + (nint)begin * s.F + (nint)g * s.GroupF * k;
            runs.Set(s, begin, k);
            panels.Multiply(runs, k, image, dy, firstPanel, lastPanel, dw, image0 > 0 || begin > 0);
        }
    }
}
