namespace CourseKit.Datasets;

/// <summary>What makes a generated data set, and how to tell that it still makes the same one.</summary>
public sealed record DatasetGenerator
{
    /// <summary>Name of the generator.</summary>
    public required string Name { get; init; }

    /// <summary>Version: another version makes other images from the same seed.</summary>
    public required int Version { get; init; }

    /// <summary>Seed of the set.</summary>
    public required long Seed { get; init; }

    /// <summary>Training images.</summary>
    public required int Train { get; init; }

    /// <summary>Test images.</summary>
    public required int Test { get; init; }

    /// <summary>How many first training images or sentences <see cref="Sha256"/> covers.</summary>
    public required int ChecksumOfFirst { get; init; }

    /// <summary>
    /// SHA-256 of the first training images' pixels, N × C × H × W, or sentences' tokens, N × L of 8 bytes; lower-case hexadecimal.
    /// </summary>
    public required string Sha256 { get; init; }
}
