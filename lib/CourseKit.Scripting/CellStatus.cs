namespace CourseKit.Scripting;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or threw.</summary>
    Error,

    /// <summary>It was stopped. Variables keep the values they had.</summary>
    Aborted,

    /// <summary>It was told to stop and did not: its thread still runs, so the session must be discarded.</summary>
    Lost,
}
