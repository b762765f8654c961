namespace CourseKit.Scripting;

/// <summary>Something that a running cell shows, in the order in which it did.</summary>
public abstract record CellOutput;

/// <summary>Text written to the console.</summary>
/// <param name="IsError">True for standard error.</param>
/// <param name="Text">The text, coalesced from one or more writes.</param>
public sealed record StreamOutput(bool IsError, string Text) : CellOutput;

/// <summary>A value shown by <c>display</c>, or a new state of one shown before.</summary>
/// <param name="Data">The value in each MIME type that it offers.</param>
/// <param name="DisplayId">Names the display for later updates.</param>
/// <param name="IsUpdate">True when it replaces what was shown under <paramref name="DisplayId"/>.</param>
public sealed record DisplayOutput(MimeBundle Data, string DisplayId, bool IsUpdate) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">The value in each MIME type that it offers.</param>
public sealed record ResultOutput(MimeBundle Data) : CellOutput;

/// <summary>The cell takes away what it has shown.</summary>
/// <param name="Wait">True to keep it until the next output comes, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;

/// <summary>What <c>Name?</c> asks for: documentation, to be shown beside the notebook rather than in it.</summary>
/// <param name="Data">Signature and documentation in text/plain, text/markdown and text/html.</param>
public sealed record PagerOutput(MimeBundle Data) : CellOutput;
