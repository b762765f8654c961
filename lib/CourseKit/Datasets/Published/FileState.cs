namespace CourseKit.Datasets.Published;

/// <summary>What a set's file is like.</summary>
public enum FileState
{
    /// <summary>Not there.</summary>
    Missing,

    /// <summary>There, with the published length and SHA-256.</summary>
    Right,

    /// <summary>There, but of another length or SHA-256.</summary>
    Damaged,

    /// <summary>There without its gzip packing, for which no checksum is published.</summary>
    Unpacked,
}
