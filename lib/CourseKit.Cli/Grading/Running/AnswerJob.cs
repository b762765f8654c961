using System.Text.Json.Serialization;

namespace CourseKit.Cli.Grading.Running;

/// <summary>
/// What the grader gives a student's process on its standard input: one line. The hidden questions follow in another, an array of steps,
/// when the process asks for more: until then they are not there to be read.
/// </summary>
/// <param name="Nonce">Precedes every record; made for this run alone.</param>
/// <param name="BaseDirectory">Folder that the cells run in.</param>
/// <param name="Steps">Cells to run, in order.</param>
internal sealed record AnswerJob(string Nonce, string BaseDirectory, IReadOnlyList<AnswerStep> Steps);

/// <summary>A cell to run in a student's process.</summary>
/// <param name="Name">For error messages.</param>
/// <param name="Exercise">Id of the exercise that it answers; null for a cell of the notebook.</param>
/// <param name="Code">The cell.</param>
/// <param name="Single">The same answers one by one, for when the whole does not compile or is stopped: a cell for each check.</param>
/// <param name="Given">Run before <paramref name="Single"/>.</param>
/// <param name="Seconds">Limit.</param>
/// <param name="Kind">Whose code it is.</param>
internal sealed record AnswerStep(
    string Name, string? Exercise, string Code, IReadOnlyDictionary<int, string> Single, string Given, double Seconds, StepKind Kind);

/// <summary>Whose code a step is.</summary>
internal enum StepKind
{
    /// <summary>The instructor's, before anything of the student's.</summary>
    Setup,

    /// <summary>The student's, or visible questions about it.</summary>
    Open,

    /// <summary>Hidden questions: what they print is not for students.</summary>
    Hidden,
}

/// <summary>What a student's process tells the grader.</summary>
/// <param name="Sequence">1, 2, 3, …: a record that is missing or repeated shows.</param>
/// <param name="Kind">
/// <c>ready</c>, <c>step</c> (begun), <c>begun</c> (an answer), <c>answer</c>, <c>output</c>, <c>done</c>, <c>more</c>, <c>end</c>.
/// </param>
/// <param name="Step">Number of the step, from 0.</param>
/// <param name="Check">Index of the check; -1 for none.</param>
/// <param name="Text">Output, an answer in base64, or an error.</param>
internal sealed record AnswerRecord(long Sequence, string Kind, int Step, int Check, string Text);

/// <summary>How both sides write these; made at build time, because the process should be quick to start.</summary>
[JsonSerializable(typeof(AnswerJob))]
[JsonSerializable(typeof(AnswerStep[]))]
[JsonSerializable(typeof(AnswerRecord))]
internal sealed partial class AnswerJson : JsonSerializerContext;
