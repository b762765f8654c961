namespace CourseKit.Scripting;

/// <summary>A cell waits for a line from the user.</summary>
/// <param name="Prompt">What to ask; empty when the cell printed its question.</param>
/// <param name="IsPassword">Whether the answer is not to be shown while it is typed.</param>
public sealed record InputRequest(string Prompt, bool IsPassword);
