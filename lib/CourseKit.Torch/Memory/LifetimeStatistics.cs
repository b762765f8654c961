namespace TorchSharp;

/// <summary>How many objects of one kind a thread made and disposed, inside dispose scopes and outside. Counts since the last
/// <see cref="Reset"/>.</summary>
public class LifetimeStatistics
{
    /// <summary>Objects made outside any scope.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Objects disposed while in no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Objects made inside a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Objects disposed while in a scope, by it or by hand.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Objects that were put in a scope by hand and were in none before.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Objects that were taken out of a scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Objects made less those disposed.</summary>
    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets all counts to 0.</summary>
    public void Reset() => (CreatedOutsideScopeCount, DisposedOutsideScopeCount, CreatedInScopeCount, DisposedInScopeCount,
        AttachedToScopeCount, DetachedFromScopeCount) = (0, 0, 0, 0, 0, 0);

    /// <summary>All counts in one line.</summary>
    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; " +
        $"DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; CreatedInScopeCount: {CreatedInScopeCount}; " +
        $"DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; " +
        $"DetachedFromScopeCount: {DetachedFromScopeCount}";
}
