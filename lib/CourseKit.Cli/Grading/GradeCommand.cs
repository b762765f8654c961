using System.CommandLine;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Running;
using CourseKit.Cli.Grading.Samples;
using CourseKit.Cli.Grading.Sandboxes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Grading.Submissions;

namespace CourseKit.Cli.Grading;

/// <summary>
/// <c>course grade</c>: grades a folder of submissions; <c>merge</c> puts parts together, <c>sample</c> writes a class to try it on.
/// </summary>
internal static class GradeCommand
{
    private const string Files = "gradebook.json, gradebook.csv, moodle.csv, canvas.csv, feedback, report.html";

    public static Command Create()
    {
        var folder = new Argument<string?>("submissions")
            { Description = "Folder or zip file of submissions.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("grade", "Grade submissions, each in a sandbox.") { folder };
        Add(command, GradeOptions.OfGrade);
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(folder), cancel));

        var parts = new Argument<string[]>("parts") { Description = "Output folders of the parts.", Arity = ArgumentArity.OneOrMore };
        var merge = new Command("merge", "Put together what was graded in parts.") { parts };
        Add(merge, GradeOptions.OfMerge);
        merge.SetAction(parsed => Merge(parsed, parsed.GetRequiredValue(parts)));
        command.Add(merge);

        var target = new Argument<string>("folder") { Description = "Folder to write to.", DefaultValueFactory = _ => "sample-class" };
        var sample = new Command("sample", "Write a class to try the grader on: honest work, broken files, attacks.") { target };
        sample.SetAction(parsed => Sample(parsed.GetRequiredValue(target)));
        command.Add(sample);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? path, CancellationToken cancel)
    {
        string output = parsed.GetRequiredValue(GradeOptions.Output);
        if (path is null)
            throw new CourseKitException("Name the folder or zip file of submissions: course grade FOLDER.");
        var assignments = AssignmentList.Read(parsed.GetValue(GradeOptions.Sources) ?? []);
        var all = SubmissionReader.Read(path, [.. assignments.Select(a => a.Name)]);
        var table = parsed.GetValue(GradeOptions.Variants) is { } variants ? VariantTable.Read(variants) : null;
        var submissions = Part(all, parsed.GetValue(GradeOptions.Shard));
        if (table is not null || assignments.Any(a => VariantLine.IsIn(a.Notebook)))
            submissions = VariantTable.Assign(submissions, table, Console.WriteLine);
        var rules = GradeOptions.Rules(parsed, output);
        var (limits, seconds, jobs) = (GradeOptions.Limits(parsed), GradeOptions.SecondsPerCell(parsed), GradeOptions.JobsOf(parsed));
        var sandbox = SandboxChoice.Find(parsed.GetValue(GradeOptions.Unsafe));
        Console.WriteLine(SandboxChoice.Describe(sandbox));

        var journal = new Journal(output);
        async Task<IReadOnlyList<SubmissionResult>> GradeAsync(IGradeProgress progress)
        {
            var run = new GradeRun(assignments, sandbox, limits, seconds, jobs, journal, progress);
            var results = await run.RunAsync(submissions, cancel);
            GradeOutputs.Write(output, results, rules, run.SimilarPairs(submissions));
            progress.Note($"{results.Count} submissions, {run.Graded} graded now. {output}: {Files}");
            return results;
        }
        var results = await (Console.IsOutputRedirected ? GradeAsync(new GradeLines(Console.Out)) : GradeBar.RunAsync(GradeAsync));
        if (rules.Manual.RowsOfNobody(results) is { Count: > 0 } rows)
        {
            string which = string.Join(", ", rows.Take(5)) + (rows.Count > 5 ? ", …" : "");
            Console.WriteLine($"{ManualGrades.FileName}: the points in row {which} are kept; they are of nobody in this run.");
        }
        return SayOpen(results);
    }

    private static int SayOpen(IReadOnlyList<SubmissionResult> results)
    {
        int open = results.Count(r => r.IsOpen);
        if (open > 0)
            Console.WriteLine($"{open} could not be graded, through no fault of the students; run again to grade them.");
        return open == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static int Merge(ParseResult parsed, string[] parts)
    {
        string output = parsed.GetRequiredValue(GradeOptions.Output);
        foreach (string part in parts.Where(p => !Directory.Exists(Path.Combine(p, "results"))))
            throw new CourseKitException($"{part}: this is no output folder of course grade; it has no folder \"results\".");
        var rules = GradeOptions.Rules(parsed, output);
        var results = GradeRun.Ordered(parts.SelectMany(part => new Journal(part).ReadAll()).GroupBy(r => (r.Assignment, r.Student))
            .Select(g => g.OrderBy(r => r.SubmittedAt).Last()));
        var journal = new Journal(output);
        foreach (var result in results)
            journal.Write(result);
        GradeOutputs.Write(output, results, rules, []);
        Console.WriteLine($"{results.Count} submissions of {parts.Length} parts. {output}: {Files}");
        return SayOpen(results);
    }

    private static int Sample(string folder)
    {
        SampleClass.Write(folder);
        Console.WriteLine($"{SampleClass.All.Count} students are in {folder}. Grade them: course grade {folder}/submitted "
            + $"--source {folder}/source --due 2026-11-01T00:00Z --late-penalty 10");
        return ExitCode.Ok;
    }

    private static IReadOnlyList<Submission> Part(IReadOnlyList<Submission> submissions, string? shard)
    {
        if (shard is null)
            return submissions;
        string[] parts = shard.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], out int i) || !int.TryParse(parts[1], out int n) || i < 1 || i > n)
            throw new CourseKitException($"--shard \"{shard}\" is not a part such as 2/8.");
        var students = submissions.Select(s => s.Student).Distinct().Order(StringComparer.Ordinal).Index()
            .Where(s => s.Index % n == i - 1).Select(s => s.Item).ToHashSet();
        return [.. submissions.Where(s => students.Contains(s.Student))];
    }

    private static void Add(Command command, IEnumerable<Option> options)
    {
        foreach (var option in options)
            command.Add(option);
    }
}
