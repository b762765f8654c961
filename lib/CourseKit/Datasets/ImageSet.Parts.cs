using CourseKit.Plots;

namespace CourseKit.Datasets;

// Other sets made of this one.
public sealed partial class ImageSet
{
    /// <summary>Three sets to learn from, to choose by and to judge by; every image is in exactly one.</summary>
    /// <param name="train">Share to learn from, 0…1.</param>
    /// <param name="validation">Share to choose settings by; the rest is the test share.</param>
    /// <param name="seed">Which images go where.</param>
    /// <param name="stratified">Whether each class is shared out for itself, so that all parts have the same mixture.</param>
    /// <exception cref="CourseKitException">Shares below 0 or above 1 together, or a part without an image.</exception>
    public (ImageSet Train, ImageSet Validation, ImageSet Test) Split(
        double train = 0.6, double validation = 0.2, long seed = 1, bool stratified = true)
    {
        if (!(train > 0 && validation > 0 && train + validation < 1))
            throw new CourseKitException($"Shares of {train} and {validation} leave no three parts; take for instance 0.6 and 0.2.");
        var parts = Partition.Shares(LabelsOrNone(stratified), Count, [train, validation, 1 - train - validation], seed);
        return parts.All(part => part.Length > 0)
            ? (Subset(parts[0]), Subset(parts[1]), Subset(parts[2]))
            : throw new CourseKitException($"{Count} images are too few for shares of {train}, {validation} and the rest.");
    }

    /// <summary>The set cut into k folds: each in turn is judged by, the others are learnt from.</summary>
    /// <param name="k">Number of folds, 2…Count.</param>
    /// <param name="seed">Which images go where.</param>
    /// <param name="stratified">Whether each fold has its share of every class.</param>
    /// <exception cref="CourseKitException">k out of range.</exception>
    public IReadOnlyList<(ImageSet Train, ImageSet Validation)> Folds(int k, long seed = 1, bool stratified = true)
    {
        if (k < 2 || k > Count)
            throw new CourseKitException($"{Count} images make 2 to {Count} folds, not {k}.");
        var folds = Partition.Folds(LabelsOrNone(stratified), Count, k, seed);
        return [
            .. folds.Select(fold => (Subset([.. folds.Where(other => other != fold).SelectMany(other => other).Order()]), Subset(fold)))];
    }

    /// <summary>The first so many images of each class, in their order.</summary>
    /// <param name="count">Images of each class, at least 1.</param>
    /// <exception cref="CourseKitException">A class has fewer.</exception>
    public ImageSet PerClass(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var seen = new int[ClassNames.Count];
        var taken = Enumerable.Range(0, Count).Where(i => seen[Label(i)]++ < count).ToArray();
        var scarce = Array.FindIndex(seen, found => found < count);
        return scarce < 0
            ? Subset(taken)
            : throw new CourseKitException($"Class \"{ClassNames[scarce]}\" has {seen[scarce]} images, fewer than {count}.");
    }

    /// <summary>All images in another order.</summary>
    /// <param name="seed">Which order.</param>
    public ImageSet Shuffled(long seed) => Subset(Partition.Shuffle(Count, seed));

    /// <summary>
    /// Every image with its pixels moved by one fixed permutation, the same for all images and channels: neighbours no longer mean
    /// anything, which a convolution minds and a dense layer does not.
    /// </summary>
    /// <param name="seed">Which permutation; take the same for training and test images.</param>
    public ImageSet PermutePixels(long seed = 1)
    {
        var plane = Height * Width;
        var order = Partition.Shuffle(plane, seed);
        var (moved, masks) = (new byte[_pixels.Length], new byte[_masks.Length]);
        Permute(_pixels.Span, order, moved);
        Permute(_masks.Span, order, masks);
        return new ImageSet(this, moved, _labels, masks);
    }

    /// <summary>How many images each class has, as a figure.</summary>
    /// <param name="title">Above the bars.</param>
    public Figure ShowBalance(string title = "Images of each class") =>
        Figures.Bars(ClassNames, [.. CountByClass().Select(count => (double)count)], title, "images", horizontal: ClassNames.Count > 10);

    private static void Permute(ReadOnlySpan<byte> from, int[] order, Span<byte> to)
    {
        for (var at = 0; at < from.Length; at += order.Length)
        {
            for (var p = 0; p < order.Length; p++)
                to[at + p] = from[at + order[p]];
        }
    }

    private ReadOnlySpan<long> LabelsOrNone(bool stratified) => stratified ? _labels.Span : default;
}
