namespace CourseKit.Cli.Doctor;

/// <summary>How something that the doctor looked at is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, and could be better for some.</summary>
    Note,

    /// <summary>Keeps something of the kit from working.</summary>
    Problem,
}
