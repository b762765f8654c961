using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel.Serving;

/// <summary>A message that has arrived and was not looked at yet.</summary>
/// <param name="Number">Counts the messages of its channel, from 1.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Frames">The message.</param>
internal sealed record PendingMessage(long Number, Peer Sender, byte[][] Frames)
{
    public long Bytes { get; } = Frames.Sum(f => (long)f.Length);
}
