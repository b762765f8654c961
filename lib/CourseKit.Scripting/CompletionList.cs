namespace CourseKit.Scripting;

/// <summary>What could stand at the cursor, best first.</summary>
/// <param name="Start">Where the text to replace begins, in UTF-16 units from the start of the cell.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Matches">The proposals; none when nothing fits.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionMatch> Matches);

/// <summary>One proposal.</summary>
/// <param name="Text">What takes the place of the typed text.</param>
/// <param name="Kind">
/// What it is, in the words of VS Code: <c>method</c>, <c>property</c>, <c>field</c>, <c>variable</c>, <c>class</c>, <c>struct</c>,
/// <c>interface</c>, <c>enum</c>, <c>value</c>, <c>event</c>, <c>module</c> for a namespace, <c>keyword</c>, <c>file</c>, <c>folder</c>.
/// </param>
/// <param name="Signature">Its declaration in one line, such as <c>int Math.Max(int val1, int val2) (+ 10 overloads)</c>; empty when it has
/// none.</param>
public sealed record CompletionMatch(string Text, string Kind, string Signature);
