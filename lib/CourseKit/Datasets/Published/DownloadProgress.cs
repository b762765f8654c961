namespace CourseKit.Datasets.Published;

/// <summary>How far the download of one file is.</summary>
/// <param name="File">File name.</param>
/// <param name="Received">Bytes that are on disk, including those of an earlier attempt.</param>
/// <param name="Total">Length of the file, in bytes.</param>
/// <param name="Source">Where the bytes come from.</param>
public readonly record struct DownloadProgress(string File, long Received, long Total, Uri Source);
