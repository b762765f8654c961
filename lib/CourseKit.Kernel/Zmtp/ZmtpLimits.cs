namespace CourseKit.Kernel.Zmtp;

/// <summary>What a peer may ask of a socket. The defaults are far above what front ends need, and far below what hurts.</summary>
internal sealed record ZmtpLimits
{
    /// <summary>Bytes of one message, all frames together.</summary>
    public int MaxMessageBytes { get; init; } = 64 << 20;

    /// <summary>Frames of one message.</summary>
    public int MaxFrames { get; init; } = 256;

    /// <summary>Bytes of one command.</summary>
    public int MaxCommandBytes { get; init; } = 4096;

    /// <summary>Subscriptions of one subscriber.</summary>
    public int MaxSubscriptions { get; init; } = 256;

    /// <summary>Connections of one socket at a time.</summary>
    public int MaxConnections { get; init; } = 128;

    /// <summary>How long a peer may take to introduce itself.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that wait for one peer before what can be spared is dropped; at four times as many the peer is cut off.</summary>
    public int HighWaterBytes { get; init; } = 32 << 20;

    /// <summary>How long output waits for a subscriber to catch up before the subscriber counts as stalled.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(500);
}
