namespace CourseKit.Datasets.Generated.Scenes;

/// <summary>Makes the coloured objects in cluttered scenes.</summary>
internal static class SceneGenerator
{
    private const int Area = PolygonCanvas.Size * PolygonCanvas.Size;

    /// <summary>Makes the first <paramref name="count"/> scenes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="half">0 for training, 1 for test scenes.</param>
    /// <returns>Values, count × 3 × 32 × 32; labels 0…9; masks, count × 32 × 32 of 0 and 1.</returns>
    public static (byte[] Images, long[] Labels, byte[] Masks) Make(int count, long seed, uint half)
    {
        var (images, labels, masks) = (new byte[count * 3 * Area], new long[count], new byte[count * Area]);
        SampleLoop.Run<SceneWriter>(count, seed, half, (writer, i, ref random) =>
        {
            labels[i] = random.NextInt(ObjectShapes.Objects.Length);
            writer.Write((int)labels[i], ref random, images.AsSpan(i * 3 * Area, 3 * Area), masks.AsSpan(i * Area, Area));
        });
        return (images, labels, masks);
    }
}
