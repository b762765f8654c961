using System.Globalization;
using CourseKit.Plots;

namespace CourseKit.Datasets;

/// <summary>Labelled images, all of one size: one half (training or test) of an <see cref="ImageDataset"/>, or a part of it.</summary>
public sealed partial class ImageSet
{
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ReadOnlyMemory<long> _labels;
    private readonly ReadOnlyMemory<byte> _masks;

    /// <param name="pixels">Values 0…255 in order N × C × H × W. Taken over, not copied.</param>
    /// <param name="labels">Class of each image, 0…classes-1. Taken over, not copied.</param>
    /// <param name="channels">C: 1 for grey, 3 for red, green, blue.</param>
    /// <param name="height">H, in pixels.</param>
    /// <param name="width">W, in pixels.</param>
    /// <param name="classNames">Name of each class.</param>
    /// <param name="masks">Where each image's object is: 1 on it, 0 elsewhere, N × H × W; null where nobody knows. Taken over.</param>
    /// <exception cref="CourseKitException">Sizes that disagree, a label without a class, or a mask of other values than 0 and
    /// 1.</exception>
    public ImageSet(
        byte[] pixels, long[] labels, int channels, int height, int width, IReadOnlyList<string> classNames, byte[]? masks = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (pixels.LongLength != labels.LongLength * channels * height * width)
            throw new CourseKitException(
                $"{pixels.LongLength} pixel values do not make {labels.Length} images of {channels}×{height}×{width}.");
        var wrong = Array.FindIndex(labels, label => label < 0 || label >= classNames.Count);
        if (wrong >= 0)
            throw new CourseKitException(
                $"Label {wrong} is {labels[wrong]}; with {classNames.Count} classes labels are 0 to {classNames.Count - 1}.");
        if (masks is not null && masks.LongLength != labels.LongLength * height * width)
            throw new CourseKitException($"{masks.LongLength} mask values do not make {labels.Length} masks of {height}×{width}.");
        if (masks is not null && masks.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new CourseKitException("A mask holds a value other than 0 and 1.");
        (_pixels, _labels, _masks) = (pixels, labels, masks);
        (Channels, Height, Width, ClassNames) = (channels, height, width, classNames);
    }

    // A part of another set: checked when that was made.
    private ImageSet(ImageSet like, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<long> labels, ReadOnlyMemory<byte> masks)
    {
        (_pixels, _labels, _masks) = (pixels, labels, masks);
        (Channels, Height, Width, ClassNames) = (like.Channels, like.Height, like.Width, like.ClassNames);
    }

    /// <summary>N, the number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>C: 1 for grey, 3 for red, green, blue.</summary>
    public int Channels { get; }

    /// <summary>H, in pixels.</summary>
    public int Height { get; }

    /// <summary>W, in pixels.</summary>
    public int Width { get; }

    /// <summary>Values of one image: C × H × W.</summary>
    public int PixelsPerImage => Channels * Height * Width;

    /// <summary>Name of each class; a label is an index into this list.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>All values 0…255, in order N × C × H × W.</summary>
    public ReadOnlyMemory<byte> Pixels => _pixels;

    /// <summary>Class of each image, shape (N).</summary>
    public ReadOnlyMemory<long> Labels => _labels;

    /// <summary>Values of image <paramref name="index"/>, C × H × W.</summary>
    /// <param name="index">0…Count-1.</param>
    public ReadOnlySpan<byte> Image(int index)
    {
        CheckIndex(index);
        return _pixels.Span.Slice(index * PixelsPerImage, PixelsPerImage);
    }

    /// <summary>Class of image <paramref name="index"/>.</summary>
    /// <param name="index">0…Count-1.</param>
    public long Label(int index)
    {
        CheckIndex(index);
        return _labels.Span[index];
    }

    /// <summary>Whether it is known where each image's object is.</summary>
    public bool HasMasks => !_masks.IsEmpty;

    /// <summary>Where image <paramref name="index"/> shows its object: 1 there, 0 elsewhere, H × W.</summary>
    /// <param name="index">0…Count-1.</param>
    /// <exception cref="CourseKitException">The set has no masks.</exception>
    public ReadOnlySpan<byte> Mask(int index)
    {
        CheckIndex(index);
        return HasMasks
            ? _masks.Span.Slice(index * Height * Width, Height * Width)
            : throw new CourseKitException("This set has no masks; the generated objects have, Datasets.Objects().");
    }

    /// <summary>The smallest box that holds all of image <paramref name="index"/>'s object that is seen.</summary>
    /// <param name="index">0…Count-1.</param>
    /// <exception cref="CourseKitException">The set has no masks.</exception>
    public PixelBox Box(int index) => PixelBox.Of(Mask(index), Width);

    /// <summary>How many images each class has, in the order of <see cref="ClassNames"/>.</summary>
    public int[] CountByClass()
    {
        var counts = new int[ClassNames.Count];
        foreach (var label in _labels.Span)
            counts[label]++;
        return counts;
    }

    /// <summary>The first images; all of them where there are not that many.</summary>
    /// <param name="count">How many, at least 1.</param>
    public ImageSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count >= Count
            ? this
            : new ImageSet(
                this, _pixels[..(count * PixelsPerImage)], _labels[..count], HasMasks ? _masks[..(count * Height * Width)] : default);
    }

    /// <summary>The images at the given places, in the given order.</summary>
    /// <param name="indices">Each 0…Count-1; may repeat.</param>
    public ImageSet Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var pixels = new byte[indices.Count * PixelsPerImage];
        var labels = new long[indices.Count];
        var masks = new byte[HasMasks ? indices.Count * Height * Width : 0];
        for (var i = 0; i < indices.Count; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * PixelsPerImage));
            labels[i] = Label(indices[i]);
            if (HasMasks)
                Mask(indices[i]).CopyTo(masks.AsSpan(i * Height * Width));
        }
        return new ImageSet(this, pixels, labels, masks);
    }

    /// <summary>The first images with the names of their classes, as a figure.</summary>
    /// <param name="count">Most pictures.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="title">Above the pictures.</param>
    public Figure Show(int count = 40, int columns = 10, string title = "First images")
    {
        var shown = Take(count);
        return Figures.ImageGrid(
            shown.Pixels.Span, Channels, Height, Width, shown.Labels.ToArray(), classNames: ClassNames, columns: columns, title: title);
    }

    /// <summary>Count and size: "8,000 images, 1×28×28, 10 classes".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count:N0} images, {Channels}×{Height}×{Width}, {ClassNames.Count} classes");

    private void CheckIndex(int index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Images are numbered 0 to {Count - 1}.");
    }
}
