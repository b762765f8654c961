namespace CourseKit.Datasets.Published;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How often each mirror is asked, at least 1.</summary>
    public int AttemptsPerMirror { get; init; } = 4;

    /// <summary>How long a server may send nothing before the next one is asked.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait after the first round over all mirrors; doubled after each.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
