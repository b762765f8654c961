namespace CourseKit.Datasets.Generated;

/// <summary>Makes the embedded digits: sample i of a half depends on the seed, the half and i alone.</summary>
internal static class DigitGenerator
{
    /// <summary>Samples that one task makes before it takes more: enough to share a writer, few enough to share the work.</summary>
    private const int Block = 256;

    /// <summary>Makes the first <paramref name="count"/> samples.</summary>
    /// <param name="count">How many samples.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="half">0 for training, 1 for test samples.</param>
    /// <returns>Greys, count × 28 × 28, and labels 0…9.</returns>
    public static (byte[] Images, long[] Labels) Make(int count, ulong seed, uint half)
    {
        const int Pixels = GlyphCanvas.Size * GlyphCanvas.Size;
        var images = new byte[count * Pixels];
        var labels = new long[count];
        Parallel.For(0, (count + Block - 1) / Block, () => new DigitWriter(), (block, _, writer) =>
        {
            for (var i = block * Block; i < Math.Min(count, (block + 1) * Block); i++)
            {
                var random = new SampleRandom(seed, ((ulong)half << 32) | (uint)i);
                var digit = random.NextInt(DigitSkeletons.Forms.Length);
                labels[i] = digit;
                writer.Write(DigitSkeletons.Forms[digit], ref random, images.AsSpan(i * Pixels, Pixels));
            }
            return writer;
        }, _ => { });
        return (images, labels);
    }
}
