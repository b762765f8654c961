namespace CourseKit.Demos;

/// <summary>What a pooling window passes on.</summary>
public enum PoolingKind
{
    /// <summary>Its largest value.</summary>
    Max,

    /// <summary>The mean of its values.</summary>
    Average,
}
