using System.Text.Json.Nodes;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>
/// Honest work that looks odd: what editors, converters and keys pressed by accident do to a notebook. It loses no point by that.
/// </summary>
internal static class OddStudents
{
    private const string Good = SampleNotebook.ReluSolution, GoodSums = SampleNotebook.SumsSolution;

    public static IReadOnlyList<SampleStudent> All { get; } =
    [
        new("check-moved-up", 7, Good, GoodSums) { Edit = cells => Move(cells, from: 6, to: 2) },
        new("cells-turned-round", 7, Good, GoodSums) { Edit = cells => Move(cells, from: 6, to: 3) },
        new("made-text", 7, Good, GoodSums)
        {
            Edit = cells =>
            {
                cells[3]!["cell_type"] = "markdown";
                cells[3]!.AsObject().Remove("outputs");
                cells[3]!.AsObject().Remove("execution_count");
            },
        },
        new("lost-metadata", 7, Good, GoodSums)
        {
            Edit = cells =>
            {
                foreach (var cell in cells)
                    cell!["metadata"] = new JsonObject();
                cells.Parent!["metadata"] = new JsonObject();
            },
        },
        new("lost-metadata-and-ids", 7, Good, GoodSums)
        {
            Edit = cells =>
            {
                foreach (var cell in cells)
                {
                    cell!["metadata"] = new JsonObject();
                    cell.AsObject().Remove("id");
                }
                cells.Parent!["nbformat_minor"] = 2;
            },
        },
        new("windows-lines", 7, Good, GoodSums) { Edit = cells => EachSource(cells, source => source.ReplaceLineEndings("\r\n")) },
        new("trimmed-lines", 7, Good, GoodSums) { Edit = cells => EachSource(cells, source => source.TrimEnd() + "\n\n") },
        new("own-helper", 7, "return Larger(x, 0);", GoodSums)
        {
            Extra = "using static System.Math;\nstatic double Larger(double a, double b) => Max(a, b);",
        },
        new("own-cell-fails", 7, Good, GoodSums) { Extra = "var half = 1;\nthrow new Exception(\"not finished\");" },
        new("run-and-saved", 7, Good, GoodSums)
        {
            Edit = cells =>
            {
                foreach (var cell in cells.Where(c => (string)c!["cell_type"]! == "code"))
                {
                    cell!["execution_count"] = 12;
                    cell["outputs"] = new JsonArray(new JsonObject
                    {
                        ["output_type"] = "stream",
                        ["name"] = "stdout",
                        ["text"] = new string('x', 500_000),
                    });
                    cell["metadata"]!["vscode"] = new JsonObject { ["languageId"] = "csharp" };
                }
                cells[0]!["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = new string('A', 500_000) } };
            },
        },
        new("lecture-changed", 7, Good, GoodSums) { Edit = cells => cells[2]!["source"] = "Console.WriteLine(\"mine now\");" },
        new("other-notebook", 0)
        {
            Raw = """
                { "cells": [ { "cell_type": "code", "metadata": { "nbgrader": {
                "grade": false, "solution": true, "locked": false, "grade_id": "other", "schema_version": 3 } },
                "source": "1 + 1", "outputs": [], "execution_count": null } ],
                "metadata": { "coursekit": { "assignment": "other-week", "cells": [] } }, "nbformat": 4, "nbformat_minor": 4 }
                """,
        },
    ];

    private static void Move(JsonArray cells, int from, int to)
    {
        var cell = cells[from];
        cells.RemoveAt(from);
        cells.Insert(to, cell);
    }

    private static void EachSource(JsonArray cells, Func<string, string> change)
    {
        foreach (var cell in cells)
            cell!["source"] = change(Notebooks.NotebookText.Join(cell["source"])!);
    }
}
