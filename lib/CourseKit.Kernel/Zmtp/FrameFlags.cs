namespace CourseKit.Kernel.Zmtp;

/// <summary>First byte of a frame.</summary>
[Flags]
internal enum FrameFlags : byte
{
    None = 0,

    /// <summary>Another frame of the same message follows.</summary>
    More = 1,

    /// <summary>The length takes eight bytes, not one.</summary>
    Long = 2,

    /// <summary>The frame is a command, not part of a message.</summary>
    Command = 4,
}
