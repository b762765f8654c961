namespace CourseKit.Claims.Experiments;

/// <summary>How much a feature map changes when its image does, as a share of the map's own length.</summary>
/// <param name="Plain">Without pooling, 0 for no change.</param>
/// <param name="Pooled">With pooling.</param>
public sealed record Change(double Plain, double Pooled)
{
    /// <summary>"31, 18": both in per cent.</summary>
    public string Text => FormattableString.Invariant($"{100 * Plain:0}, {100 * Pooled:0}");
}
