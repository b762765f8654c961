using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Source;

/// <summary>
/// What a student's copy tells of itself, in the notebook's metadata: which graded cells it had and how many points hidden checks decide
/// about. It lets <c>course check</c> work without the instructor's notebook; the grader does not believe it.
/// </summary>
/// <param name="Assignment">Name of the notebook.</param>
/// <param name="Cells">Every graded cell, in order.</param>
internal sealed record ReleasedAs(string Assignment, IReadOnlyList<ReleasedCell> Cells)
{
    public const string Key = "coursekit";

    /// <summary>Number of the student's puzzles; 0 where all have the same.</summary>
    public int Variant { get; init; }

    /// <summary>
    /// What setup and lecture cells said, as <see cref="Sum"/>: a cell that is not among them is the student's own or was changed. Saying
    /// that a cell is among them only keeps it from being run.
    /// </summary>
    public IReadOnlyCollection<string> Others { get; init; } = [];

    /// <summary>A number for a cell's text, whatever editors did to its line ends.</summary>
    public static string Sum(string source) => Source.Assignment.Hash(Source.Assignment.Normal(VariantLine.Set(source, 0)))[..12];

    /// <summary>Null for a notebook that was not released.</summary>
    public static ReleasedAs? Of(Notebook notebook)
    {
        if ((notebook.Json["metadata"] as JsonObject)?[Key] is not JsonObject json || json["cells"] is not JsonArray cells)
            return null;
        try
        {
            return new((string?)json["assignment"] ?? "", [.. cells.Select(c => new ReleasedCell(
                (string)c!["id"]!, (string)c["checksum"]!, (bool)c["check"]!, (double)c["hidden"]!))])
            {
                Others = (json["others"] as JsonArray ?? []).Select(o => (string)o!).ToHashSet(),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }

    public JsonObject ToJson()
    {
        var json = Json();
        if (Variant != 0)
            json["variant"] = Variant;
        return json;
    }

    private JsonObject Json() => new()
    {
        ["assignment"] = Assignment,
        ["cells"] = new JsonArray([.. Cells.Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id,
            ["checksum"] = c.Checksum,
            ["check"] = c.IsCheck,
            ["hidden"] = c.HiddenPoints,
        })]),
        ["others"] = new JsonArray([.. Others.Select(o => (JsonNode)o)]),
    };
}

/// <summary>A graded cell of a student's copy.</summary>
/// <param name="Id">Its grade_id.</param>
/// <param name="Checksum">Its checksum when it was released.</param>
/// <param name="IsCheck">A program checks it, and the student must not change it.</param>
/// <param name="HiddenPoints">Checks that the copy lacks.</param>
internal sealed record ReleasedCell(string Id, string Checksum, bool IsCheck, double HiddenPoints);
