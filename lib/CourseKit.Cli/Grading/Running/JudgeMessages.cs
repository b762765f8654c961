using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CourseKit.Cli.Grading.Running;

/// <summary>What the grader asks its judge, one line each.</summary>
/// <param name="Code">Cells to run; null to judge.</param>
/// <param name="Exercise">Id of the exercise to judge.</param>
/// <param name="Records">Answers, one a check.</param>
/// <param name="Reasons">Why there is none.</param>
/// <param name="Folder">Folder that cells run in.</param>
/// <param name="Variant">Number of the student's puzzles.</param>
internal sealed record JudgeRequest(
    IReadOnlyList<string>? Code, string? Exercise, byte[]?[]? Records, string?[]? Reasons, string? Folder, int Variant);

/// <summary>What the judge says.</summary>
/// <param name="Error">What went wrong; null when nothing did.</param>
/// <param name="Result">The judged exercise.</param>
internal sealed record JudgeReply(string? Error, JsonObject? Result);

/// <summary>How both sides write these.</summary>
[JsonSerializable(typeof(JudgeRequest))]
[JsonSerializable(typeof(JudgeReply))]
internal sealed partial class JudgeJson : JsonSerializerContext;
