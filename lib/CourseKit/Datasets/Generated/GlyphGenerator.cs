namespace CourseKit.Datasets.Generated;

/// <summary>Makes embedded handwriting: sample i of a half depends on the seed, the half and i alone.</summary>
internal static class GlyphGenerator
{
    /// <summary>Makes the first <paramref name="count"/> samples.</summary>
    /// <param name="forms">The ways to write each character.</param>
    /// <param name="count">How many samples.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="half">0 for training, 1 for test samples.</param>
    /// <returns>Greys, count × 28 × 28, and labels, indices into forms.</returns>
    public static (byte[] Images, long[] Labels) Make(Skeleton[][] forms, int count, long seed, uint half)
    {
        const int Pixels = GlyphCanvas.Size * GlyphCanvas.Size;
        var (images, labels) = (new byte[count * Pixels], new long[count]);
        SampleLoop.Run<GlyphWriter>(count, seed, half, (writer, i, ref random) =>
        {
            labels[i] = random.NextInt(forms.Length);
            writer.Write(forms[labels[i]], ref random, images.AsSpan(i * Pixels, Pixels));
        });
        return (images, labels);
    }
}
