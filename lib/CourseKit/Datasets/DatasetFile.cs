namespace CourseKit.Datasets;

/// <summary>A published file of a data set.</summary>
public sealed record DatasetFile
{
    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Length, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
