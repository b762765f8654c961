namespace CourseKit.Scripting.Execution;

/// <summary>A variable of a session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that it was declared with.</param>
/// <param name="Value">What it holds now.</param>
internal sealed record Variable(string Name, Type Type, object? Value);
