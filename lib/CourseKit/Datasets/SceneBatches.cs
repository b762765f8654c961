using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CourseKit.Datasets;

/// <summary>Batches of scenes with all that is known of them: class, mask and box of the object. For segmentation and detection.</summary>
public sealed class SceneBatches
{
    private readonly ImageSet _set;
    private readonly Normalization _normalization;
    private readonly long _seed;
    private int _epoch = -1;
    private int[] _order = [];

    /// <param name="set">Images with masks.</param>
    /// <param name="batchSize">Images of a batch.</param>
    /// <param name="normalization">What the images are normalised with.</param>
    /// <param name="seed">Seed of the order; every pass through the set has another.</param>
    /// <exception cref="CourseKitException">The set has no masks, or fewer images than a batch.</exception>
    public SceneBatches(ImageSet set, int batchSize, Normalization normalization, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(normalization);
        if (!set.HasMasks)
            throw new CourseKitException("These images have no masks: take a set that has, such as Datasets.Objects().");
        if (batchSize < 1 || batchSize > set.Count)
            throw new CourseKitException($"A batch of {batchSize} is asked for; the set has {set.Count} images.");
        (_set, BatchSize, _normalization, _seed) = (set, batchSize, normalization, seed);
    }

    /// <summary>Images of a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches in one pass through the set; what is left over waits for another order.</summary>
    public int Count => _set.Count / BatchSize;

    /// <summary>The batch of a step, in shuffled order; steps go on through as many passes as they like.</summary>
    /// <param name="step">Number of the step, from 0 on.</param>
    public SceneBatch Load(int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step / Count != _epoch)
        {
            _epoch = step / Count;
            _order = Partition.Shuffle(_set.Count, _seed + _epoch);
        }
        var start = step % Count * BatchSize;
        return Of(_set.Subset(_order[start..(start + BatchSize)]), _normalization);
    }

    /// <summary>All images of a set as one batch, in order.</summary>
    /// <param name="set">Images with masks.</param>
    /// <param name="normalization">What the images are normalised with.</param>
    public static SceneBatch Of(ImageSet set, Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (x, y) = new BatchLoader(set, set.Count, normalization).Load(0);
        var masks = new long[set.Count * set.Height * set.Width];
        var boxes = new float[set.Count * 4];
        for (var n = 0; n < set.Count; n++)
        {
            var mask = set.Mask(n);
            for (var p = 0; p < mask.Length; p++)
                masks[(n * mask.Length) + p] = mask[p] == 0 ? 0 : 1 + set.Label(n);
            Shares(set.Box(n), set.Width, set.Height).CopyTo(boxes.AsSpan(4 * n));
        }
        var m = empty((long)set.Count, set.Height, set.Width, dtype: int64);
        MemoryMarshal.AsBytes(masks.AsSpan()).CopyTo(m.bytes);
        return new SceneBatch(x, y, m, tensor(boxes, [set.Count, 4L]));
    }

    /// <summary>A box as shares of the image: centre x, centre y, width, height, as <see cref="Models.ObjectDetector"/> gives it.</summary>
    /// <param name="box">In pixels.</param>
    /// <param name="width">Width of the image, in pixels.</param>
    /// <param name="height">Height of the image, in pixels.</param>
    public static float[] Shares(PixelBox box, int width, int height) =>
        [(box.X + (box.Width / 2f)) / width, (box.Y + (box.Height / 2f)) / height, (float)box.Width / width, (float)box.Height / height];

    /// <summary>The box of shares in whole pixels, inside the image.</summary>
    /// <param name="shares">Centre x, centre y, width, height, 0…1.</param>
    /// <param name="width">Width of the image, in pixels.</param>
    /// <param name="height">Height of the image, in pixels.</param>
    public static PixelBox Pixels(ReadOnlySpan<float> shares, int width, int height)
    {
        if (shares.Length != 4)
            throw new CourseKitException($"A box has four numbers, centre x, centre y, width, height; these are {shares.Length}.");
        var left = Round((shares[0] - (shares[2] / 2)) * width, width);
        var top = Round((shares[1] - (shares[3] / 2)) * height, height);
        var right = Round((shares[0] + (shares[2] / 2)) * width, width);
        var bottom = Round((shares[1] + (shares[3] / 2)) * height, height);
        return new PixelBox(left, top, right - left, bottom - top);

        static int Round(float value, int limit) => (int)Math.Clamp(MathF.Round(value), 0, limit);
    }
}
