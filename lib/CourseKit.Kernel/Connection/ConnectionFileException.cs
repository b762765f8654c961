namespace CourseKit.Kernel.Connection;

/// <summary>The connection file cannot be used; the message says why, for the person who wrote it.</summary>
internal sealed class ConnectionFileException(string message) : Exception(message);
