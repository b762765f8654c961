using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>A small instructor's notebook with two exercises and a question, for trying the grader out.</summary>
internal static class SampleNotebook
{
    public const string Name = "sample", Relu = "ex-1-relu", Sums = "ex-2-sums", Question = "ex-3-why";

    public const string ReluSolution = "return Math.Max(x, 0);";
    public const string SumsSolution = """
        var sums = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            sums[i] = x[i] + (i > 0 ? sums[i - 1] : 0);
        return sums;
        """;

    private const string Setup = """
        #r "../lib/CourseKit/bin/current/CourseKit.dll"
        using CourseKit.Grading;
        """;

    private const string ReluCheck = """
        Check.Exercise("1", "A rectifier", points: 3)
            .Equal(() => Relu(2.5), () => 2.5, hint: "What is positive stays.")
            .Equal(() => Relu(-2), () => 0.0, hint: "What is negative becomes 0.")
            .Mistake("absolute value", () => 2.0, "That is the absolute value; a rectifier gives 0 there.")
            // BEGIN HIDDEN TESTS
            .Equal(() => Relu(-7431.25), () => 0.0)
            .Mistake("leaky", () => -74.3125, "That is a leaky rectifier: below 0 it should be 0.")
            // END HIDDEN TESTS
        """;

    private const string SumsCheck = """
        double[] numbers = [1, 2, 4];
        // BEGIN HIDDEN TESTS
        double[] more = [0.5, -7431.5, 3, 3];
        // END HIDDEN TESTS
        Check.Exercise("2", "Running sums", points: 4)
            .Equal(() => RunningSum(numbers), () => new double[] { 1, 3, 7 }, points: 2, hint: "Keep the sum so far.")
            .Mistake("one late", () => new double[] { 0, 1, 3 }, "Each of your sums leaves its own number out.")
            // BEGIN HIDDEN TESTS
            .Equal(() => RunningSum(more), () => new double[] { 0.5, -7431, -7428, -7425 })
            .Equal(() => RunningSum([]), () => new double[0])
            // END HIDDEN TESTS
        """;

    /// <summary>The instructor's notebook.</summary>
    public static Notebook Create(string path) => new(Path.GetFullPath(path), new JsonObject
    {
        ["cells"] = new JsonArray(
            Text("title", "# Sample\n\nTwo exercises and a question.", null),
            Code("setup", Setup, new JsonObject { ["tags"] = new JsonArray("setup") }),
            Code("lecture", "Console.WriteLine(\"a lecture cell\");", []),
            Code("relu", Method("double Relu(double x)", ReluSolution), Graded(Relu, grade: false, solution: true, 0)),
            Code("relu-check", ReluCheck, Graded(Relu + "-check", grade: true, solution: false, 3)),
            Code("sums", Method("double[] RunningSum(double[] x)", SumsSolution), Graded(Sums, grade: false, solution: true, 0)),
            Code("sums-check", SumsCheck, Graded(Sums + "-check", grade: true, solution: false, 4)),
            Text("why", "Because a sum of sums is a sum.", Graded(Question, grade: true, solution: true, 2))),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = "C# (CourseKit)", ["language"] = "C#", ["name"] = "coursekit-csharp" },
            ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#" },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    private static string Method(string head, string body) =>
        $"static {head}\n{{\n    {Regions.BeginSolution}\n    {body.ReplaceLineEndings("\n    ")}\n    {Regions.EndSolution}\n}}";

    private static JsonObject Graded(string id, bool grade, bool solution, double points)
    {
        var nbgrader = new JsonObject
        {
            ["grade"] = grade,
            ["grade_id"] = id,
            ["locked"] = grade && !solution,
            ["schema_version"] = 3,
            ["solution"] = solution,
            ["task"] = false,
        };
        if (grade)
            nbgrader["points"] = points;
        return new JsonObject { [GradeMetadata.Key] = nbgrader };
    }

    private static JsonObject Code(string id, string source, JsonObject metadata) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = id,
        ["metadata"] = metadata,
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };

    private static JsonObject Text(string id, string source, JsonObject? metadata) =>
        new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = metadata ?? [], ["source"] = source };
}
