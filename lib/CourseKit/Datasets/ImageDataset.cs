namespace CourseKit.Datasets;

/// <summary>A data set of labelled images in two halves, which says where it comes from.</summary>
public sealed class ImageDataset
{
    private readonly Lazy<ImageSet> _train;
    private readonly Lazy<ImageSet> _test;

    /// <param name="name">Short name, as in <see cref="Datasets.Names"/>.</param>
    /// <param name="description">One sentence: what the images are and where they come from.</param>
    /// <param name="train">Images to learn from.</param>
    /// <param name="test">Images to judge by, of the same size and classes.</param>
    /// <exception cref="CourseKitException">The halves differ in size or classes.</exception>
    public ImageDataset(string name, string description, ImageSet train, ImageSet test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if ((train.Channels, train.Height, train.Width) != (test.Channels, test.Height, test.Width))
            throw new CourseKitException($"{name}: the training half has {train}, the test half {test}.");
        if (!train.ClassNames.SequenceEqual(test.ClassNames))
            throw new CourseKitException($"{name}: the halves differ in classes.");
        (Name, Description, ClassNames) = (name, description, train.ClassNames);
        (_train, _test) = (new Lazy<ImageSet>(train), new Lazy<ImageSet>(test));
    }

    /// <summary>A set whose halves are made, each for itself, when first asked for.</summary>
    internal ImageDataset(string name, string description, IReadOnlyList<string> classNames, Func<ImageSet> train, Func<ImageSet> test)
    {
        (Name, Description, ClassNames) = (name, description, classNames);
        (_train, _test) = (new Lazy<ImageSet>(train), new Lazy<ImageSet>(test));
    }

    /// <summary>Short name, as in <see cref="Datasets.Names"/>.</summary>
    public string Name { get; }

    /// <summary>One sentence: what the images are and where they come from.</summary>
    public string Description { get; }

    /// <summary>Images to learn from. A generated set makes them at the first use.</summary>
    public ImageSet Train => _train.Value;

    /// <summary>Images to judge by. A generated set makes them at the first use.</summary>
    public ImageSet Test => _test.Value;

    /// <summary>Name of each class; a label is an index into this list.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Mean and deviation of the training images, for both halves.</summary>
    public Normalization Normalization => field ??= Normalization.Of(Train);

    /// <summary>The same set, each half cut to its first images.</summary>
    /// <param name="train">Training images, at least 1.</param>
    /// <param name="test">Test images, at least 1.</param>
    public ImageDataset Take(int train, int test) => new(Name, Description, Train.Take(train), Test.Take(test));

    /// <summary>The same set with the pixels of every image, of both halves, moved by one fixed permutation.</summary>
    /// <param name="seed">Which permutation.</param>
    public ImageDataset PermutePixels(long seed = 1) => new(
        Name, $"{Description} All pixels moved by one fixed permutation.", ClassNames, () =>
            Train.PermutePixels(seed), () => Test.PermutePixels(seed));

    /// <summary>The description and the sizes of both halves.</summary>
    public override string ToString() => $"{Name}: {Description} Training: {Train}. Test: {Test}.";
}
