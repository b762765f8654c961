namespace CourseKit.Kernel.Zmtp;

/// <summary>A peer broke the protocol, or asked for more than this side gives: its connection is closed, nothing else happens.</summary>
internal sealed class ZmtpException(string message) : Exception(message);
