using System.Globalization;
using CourseKit.Plots;

namespace CourseKit.Datasets;

/// <summary>Labelled images, all of one size: one half (training or test) of an <see cref="ImageDataset"/>, or a part of it.</summary>
public sealed class ImageSet
{
    private readonly byte[] _pixels;
    private readonly long[] _labels;

    /// <param name="pixels">Values 0…255 in order N × C × H × W. Taken over, not copied.</param>
    /// <param name="labels">Class of each image, 0…classes-1. Taken over, not copied.</param>
    /// <param name="channels">C: 1 for grey, 3 for red, green, blue.</param>
    /// <param name="height">H, in pixels.</param>
    /// <param name="width">W, in pixels.</param>
    /// <param name="classNames">Name of each class.</param>
    /// <exception cref="CourseKitException">Sizes that disagree, or a label without a class.</exception>
    public ImageSet(byte[] pixels, long[] labels, int channels, int height, int width, IReadOnlyList<string> classNames)
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
        (_pixels, _labels, Channels, Height, Width, ClassNames) = (pixels, labels, channels, height, width, classNames);
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
        return _pixels.AsSpan(index * PixelsPerImage, PixelsPerImage);
    }

    /// <summary>Class of image <paramref name="index"/>.</summary>
    /// <param name="index">0…Count-1.</param>
    public long Label(int index)
    {
        CheckIndex(index);
        return _labels[index];
    }

    /// <summary>How many images each class has, in the order of <see cref="ClassNames"/>.</summary>
    public int[] CountByClass()
    {
        var counts = new int[ClassNames.Count];
        foreach (var label in _labels)
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
            : new ImageSet(_pixels[..(count * PixelsPerImage)], _labels[..count], Channels, Height, Width, ClassNames);
    }

    /// <summary>The images at the given places, in the given order.</summary>
    /// <param name="indices">Each 0…Count-1; may repeat.</param>
    public ImageSet Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var pixels = new byte[indices.Count * PixelsPerImage];
        var labels = new long[indices.Count];
        for (var i = 0; i < indices.Count; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * PixelsPerImage));
            labels[i] = _labels[indices[i]];
        }
        return new ImageSet(pixels, labels, Channels, Height, Width, ClassNames);
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
