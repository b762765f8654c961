namespace CourseKit.Datasets.Generated;

/// <summary>Makes the samples of a generated set on all cores: sample i depends on the seed, the half and i alone.</summary>
internal static class SampleLoop
{
    /// <summary>Samples that one task makes before it takes more: enough to share a writer, few enough to share the work.</summary>
    private const int Block = 128;

    /// <summary>Makes one sample.</summary>
    /// <param name="writer">The thread's own tools.</param>
    /// <param name="index">Number of the sample.</param>
    /// <param name="random">The sample's own stream.</param>
    public delegate void Make<TWriter>(TWriter writer, int index, ref SampleRandom random);

    /// <summary>Makes the first <paramref name="count"/> samples.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="half">0 for training, 1 for test samples.</param>
    /// <param name="make">Makes one.</param>
    public static void Run<TWriter>(int count, long seed, uint half, Make<TWriter> make) where TWriter : new() =>
        Parallel.For(0, (count + Block - 1) / Block, () => new TWriter(), (block, _, writer) =>
        {
            for (var i = block * Block; i < Math.Min(count, (block + 1) * Block); i++)
            {
                var random = new SampleRandom(unchecked((ulong)seed), ((ulong)half << 32) | (uint)i);
                make(writer, i, ref random);
            }
            return writer;
        }, _ => { });
}
