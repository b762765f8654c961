using CourseKit.Datasets.Generated;
using CourseKit.Datasets.Generated.Scenes;

namespace CourseKit.Datasets;

// The sets that the kit makes itself: nothing to download, the same bits on every machine.
public static partial class Datasets
{
    /// <summary>Seed of the generated digits that everybody sees; another seed gives other digits of the same kind.</summary>
    public const long DigitsSeed = 1;

    /// <summary>Seed of the generated scenes that everybody sees.</summary>
    public const long ObjectsSeed = 1;

    /// <summary>Seed of the generated sentences that everybody sees.</summary>
    public const long SentencesSeed = 1;

    /// <summary>Seed of the generated letters that everybody sees.</summary>
    public const long LettersSeed = 1;

    private static readonly string[] DigitNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly string[] LetterNames = [.. Enumerable.Range('A', 26).Select(letter => $"{(char)letter}")];

    /// <summary>Generated handwriting: ten digits, 28×28 grey, white ink on black, the same on every machine.</summary>
    /// <param name="train">Training images, up to 60 000.</param>
    /// <param name="test">Test images, up to 10 000.</param>
    /// <param name="seed">Which digits: every seed gives another set.</param>
    /// <exception cref="CourseKitException">A number of images out of range.</exception>
    /// <remarks>
    /// Strokes with several forms for each digit, smoothly bent, slanted and stretched, of varying thickness, sized into a box of 20
    /// pixels and centred by mass as MNIST's are. Image i depends on the seed and i only: fewer images are the first ones of more.
    /// </remarks>
    public static ImageDataset Digits(int train = 60_000, int test = 10_000, long seed = DigitsSeed)
    {
        CheckCounts("Digits", train, 60_000, test, 10_000);
        ImageSet Half(int count, uint half)
        {
            var (images, labels) = GlyphGenerator.Make(DigitSkeletons.Forms, count, seed, half);
            return new ImageSet(images, labels, 1, 28, 28, DigitNames);
        }
        return new ImageDataset(
            "digits", "Generated digits: handwriting made by the course kit, not real scans.",
            DigitNames, () => Half(train, 0), () => Half(test, 1));
    }

    /// <summary>Generated handwriting: the 26 letters as capitals, 28×28 grey, by the same pens as the digits. For transfer.</summary>
    /// <param name="train">Training images, up to 60 000.</param>
    /// <param name="test">Test images, up to 10 000.</param>
    /// <param name="seed">Which letters: every seed gives another set.</param>
    /// <exception cref="CourseKitException">A number of images out of range.</exception>
    public static ImageDataset Letters(int train = 60_000, int test = 10_000, long seed = LettersSeed)
    {
        CheckCounts("Letters", train, 60_000, test, 10_000);
        ImageSet Half(int count, uint half)
        {
            var (images, labels) = GlyphGenerator.Make(LetterSkeletons.Forms, count, seed, half);
            return new ImageSet(images, labels, 1, 28, 28, LetterNames);
        }
        return new ImageDataset(
            "letters", "Generated letters: handwriting made by the course kit, not real scans.",
            LetterNames, () => Half(train, 0), () => Half(test, 1));
    }

    /// <summary>Generated scenes, 32×32 in colour, one object of ten kinds among clutter; with masks and boxes.</summary>
    /// <param name="train">Training images, up to 50 000.</param>
    /// <param name="test">Test images, up to 10 000.</param>
    /// <param name="seed">Which scenes: every seed gives another set.</param>
    /// <exception cref="CourseKitException">A number of images out of range.</exception>
    /// <remarks>
    /// Disc, ring, square, frame, triangle, star, cross, crescent, heart and arrow of any colour, pattern, size, turn, place and light,
    /// among and partly behind pieces of clutter that have the same colours and the same kinds of edges. Only the shape tells the
    /// class. <see cref="ImageSet.Mask"/> has what is seen of the object, <see cref="ImageSet.Box"/> its box.
    /// </remarks>
    public static ImageDataset Objects(int train = 50_000, int test = 10_000, long seed = ObjectsSeed)
    {
        CheckCounts("Objects", train, 50_000, test, 10_000);
        ImageSet Half(int count, uint half)
        {
            var (images, labels, masks) = SceneGenerator.Make(count, seed, half);
            return new ImageSet(images, labels, 3, 32, 32, ObjectShapes.Names, masks);
        }
        return new ImageDataset(
            "objects", "Generated objects: coloured shapes in cluttered scenes made by the course kit, not photographs.",
            ObjectShapes.Names, () => Half(train, 0), () => Half(test, 1));
    }

    /// <summary>
    /// Generated judgements such as "the soup was hardly good", of few words, good or bad; single words do not tell which.
    /// </summary>
    /// <param name="train">Training sentences, up to 20 000.</param>
    /// <param name="test">Test sentences, up to 5 000.</param>
    /// <param name="seed">Which sentences: every seed gives another set.</param>
    /// <exception cref="CourseKitException">A number of sentences out of range.</exception>
    /// <remarks>
    /// "good" is praise, "never good" and "only good" are not, "not only good" is again; but "never mind" turns nothing. Each word is as
    /// frequent in either class, so a sum over words is at chance, while detectors of three neighbouring words can be right always.
    /// </remarks>
    public static TextDataset Sentences(int train = 20_000, int test = 5_000, long seed = SentencesSeed)
    {
        CheckCounts("Sentences", train, 20_000, test, 5_000);
        TextSet Half(int count, uint half)
        {
            var (tokens, labels) = SentenceGenerator.Make(count, seed, half);
            return new TextSet(tokens, labels, SentenceGenerator.Length, SentenceGenerator.Vocabulary, ["bad", "good"]);
        }
        return new TextDataset(
            "sentences", "Generated sentences: short judgements with negation made by the course kit, nobody's opinion.", Half(train, 0),
            Half(test, 1));
    }

    private static void CheckCounts(string set, int train, int mostTrain, int test, int mostTest)
    {
        if (train < 1 || train > mostTrain)
            throw new CourseKitException($"{set}: train is {train}; it must be 1 to {mostTrain}.");
        if (test < 1 || test > mostTest)
            throw new CourseKitException($"{set}: test is {test}; it must be 1 to {mostTest}.");
    }
}
