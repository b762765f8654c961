using CourseKit.Cli.Grading.Results;

namespace CourseKit.Cli.Grading;

/// <summary>Writes what a run leaves: gradebook, tables, pages.</summary>
internal static class GradeOutputs
{
    public static void Write(string output, IReadOnlyList<SubmissionResult> results, GradeRules rules, IReadOnlyList<SimilarPair> pairs)
    {
        var folder = new OutputFolder(output);
        Gradebook.Write(folder, results, rules);
        rules.Manual.Write(folder, results);
        var pages = new OutputFolder(Path.Combine(output, "feedback"));
        foreach (var result in results)
            pages.Write(Journal.FileName(result.Assignment, result.Student) + ".html", FeedbackPage.Of(result, rules));
        folder.Write("report.html", ClassReport.Of(results, rules, pairs));
    }
}
