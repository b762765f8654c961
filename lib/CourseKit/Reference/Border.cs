namespace CourseKit.Reference;

/// <summary>What a window reads beyond the border of its input.</summary>
public enum Border
{
    /// <summary>0.</summary>
    Zeros,

    /// <summary>The mirror image without the border pixel itself: c b | a b c.</summary>
    Reflect,

    /// <summary>The border pixel: a a | a b c.</summary>
    Replicate,

    /// <summary>The opposite side: b c | a b c.</summary>
    Circular,
}
