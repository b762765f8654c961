namespace CourseKit.Cli.Running;

/// <summary>How notebooks are run.</summary>
internal sealed record RunSettings
{
    /// <summary>Limit per cell.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Environment variables that the notebooks see.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Assemblies of this build, by simple name, that <c>#r</c> of the kit means.</summary>
    public required Dictionary<string, string> AssemblyOverrides { get; init; }
}
