namespace CourseKit.Cli.Presenting;

/// <summary>How a notebook is presented.</summary>
internal sealed record PresentSettings
{
    /// <summary>The file.</summary>
    public required string Notebook { get; init; }

    public required bool OpensBrowser { get; init; }

    /// <summary>Whether it goes on when the last page was closed.</summary>
    public required bool Stays { get; init; }

    /// <summary>Whether all cells run at the start, and not the set-up only.</summary>
    public required bool RunsAll { get; init; }

    /// <summary>light, dark or projector.</summary>
    public required string Theme { get; init; }

    /// <summary>Folder for saved copies.</summary>
    public required string Copies { get; init; }
}
