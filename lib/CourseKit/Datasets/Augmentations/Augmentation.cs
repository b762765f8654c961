using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>
/// Changes training images by chance, each time otherwise: <c>new Augmentation().Shift(2).Rotate(10).FlipHorizontally()</c>. The same seed,
/// epoch and image give the same result, whatever the threads.
/// </summary>
/// <remarks>
/// Geometry is drawn step by step, in the order given, and carried out in one bilinear resampling, so that ten steps blur no more than
/// one; what comes from outside the picture is black. Colours follow, then erased boxes. An instance never changes: each step gives a new
/// one.
/// </remarks>
public sealed partial class Augmentation
{
    private readonly AugmentationStep[] _steps;

    /// <summary>Changes nothing; add steps.</summary>
    public Augmentation()
        : this([])
    {
    }

    private Augmentation(AugmentationStep[] steps) => _steps = steps;

    /// <summary>Changes one image.</summary>
    /// <param name="image">Values 0…255, C × H × W.</param>
    /// <param name="channels">C.</param>
    /// <param name="height">H, in pixels.</param>
    /// <param name="width">W, in pixels.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="epoch">Number of the epoch.</param>
    /// <param name="index">Number of the image in its set.</param>
    /// <returns>Values 0…255, C × H × W.</returns>
    public byte[] Apply(ReadOnlySpan<byte> image, int channels, int height, int width, long seed, int epoch, int index)
    {
        var result = new byte[image.Length];
        new AugmentationWorker(this, channels, height, width).Run(image, seed, epoch, index, result);
        return result;
    }

    /// <summary>The first images of a set as one epoch would see them.</summary>
    /// <param name="set">The images.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="epoch">Number of the epoch.</param>
    public ImageSet Apply(ImageSet set, long seed, int epoch)
    {
        ArgumentNullException.ThrowIfNull(set);
        var pixels = new byte[set.Count * set.PixelsPerImage];
        Parallel.For(0, set.Count, () => new AugmentationWorker(this, set.Channels, set.Height, set.Width), (i, _, worker) =>
        {
            worker.Run(set.Image(i), seed, epoch, i, pixels.AsSpan(i * set.PixelsPerImage, set.PixelsPerImage));
            return worker;
        }, _ => { });
        return new ImageSet(pixels, set.Labels.ToArray(), set.Channels, set.Height, set.Width, set.ClassNames);
    }

    /// <summary>One image as many epochs would see it, as a figure; the original comes first.</summary>
    /// <param name="set">The images.</param>
    /// <param name="index">Which image.</param>
    /// <param name="count">How many pictures.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="columns">Pictures in a row.</param>
    public Plots.Figure Show(ImageSet set, int index = 0, int count = 24, long seed = 1, int columns = 8)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var size = set.PixelsPerImage;
        var pixels = new byte[count * size];
        set.Image(index).CopyTo(pixels);
        for (var epoch = 1; epoch < count; epoch++)
            Apply(set.Image(index), set.Channels, set.Height, set.Width, seed, epoch, index).CopyTo(pixels, epoch * size);
        var labels = Enumerable.Repeat(set.Label(index), count).ToArray();
        return Plots.Figures.ImageGrid(
            pixels, set.Channels, set.Height, set.Width, labels, classNames: set.ClassNames, columns: columns,
            title: "One image, augmented");
    }

    /// <summary>The names of the steps.</summary>
    public override string ToString() => _steps.Length == 0 ? "no augmentation" : string.Join(", ", _steps.Select(step => step.Name));

    internal void Draw(ref SampleRandom random, AugmentationPlan plan)
    {
        foreach (var step in _steps)
            step.Draw(ref random, plan);
    }

    private Augmentation With(string name, AugmentationStep.DrawAction draw) => new([.. _steps, new AugmentationStep(name, draw)]);
}
