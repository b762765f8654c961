namespace CourseKit.Tests.Engines;

/// <summary>Which engine the tests were built with.</summary>
internal static class EmbeddedOnly
{
#if ENGINE_EMBEDDED
    public const bool IsEmbedded = true;
#else
    public const bool IsEmbedded = false;
#endif

    /// <summary>Why a test is skipped here; null with the embedded engine, which runs them all.</summary>
    public static string? Reason(string why) => IsEmbedded ? null : $"The embedded engine only: {why}";
}
