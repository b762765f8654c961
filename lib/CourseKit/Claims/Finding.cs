namespace CourseKit.Claims;

/// <summary>One comparison of a claim: a figure of the lecture beside ours.</summary>
/// <param name="What">What is compared: "weights of the layer".</param>
/// <param name="Lecture">What the lecture says, as text: "6.19e11", "grows".</param>
/// <param name="Computed">What the kit found, as text.</param>
/// <param name="Kind">How the two were compared.</param>
/// <param name="Holds">Whether it came out as the claim's author expects; for a slip: whether the figures really differ.</param>
public sealed record Finding(string What, string Lecture, string Computed, FindingKind Kind, bool Holds)
{
    /// <summary>"weights: 6.18e11 (lecture: 6.19e11)".</summary>
    public override string ToString() => Lecture.Length == 0 || Lecture == Computed
        ? $"{What}: {Computed}"
        : $"{What}: {Computed} (lecture: {Lecture})";
}
