namespace CourseKit.Claims;

/// <summary>How a finding compares the lecture's figure with ours.</summary>
public enum FindingKind
{
    /// <summary>Two numbers that must agree.</summary>
    Number,

    /// <summary>An ordering or shape that an experiment must show.</summary>
    Observation,

    /// <summary>A figure of the lecture that must differ from ours: the slip that makes an erratum.</summary>
    Slip,
}
