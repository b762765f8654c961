namespace CourseKit.Insight;

/// <summary>What a filter is good for.</summary>
public enum FilterKind
{
    /// <summary>Smooth, alive, and unlike the others.</summary>
    Good,

    /// <summary>Its weights are nearly all 0 beside those of the other filters, or it never answers.</summary>
    Dead,

    /// <summary>Neighbouring weights have nothing to do with each other: it has learnt little, or by heart.</summary>
    Noisy,

    /// <summary>Nearly the same as an earlier filter, or its negative.</summary>
    Correlated,
}
