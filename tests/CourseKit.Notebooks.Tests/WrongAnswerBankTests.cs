using System.Globalization;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;
using Xunit.Abstractions;

namespace CourseKit.Notebooks.Tests;

/// <summary>
/// Every exercise gives full points to its solution, none to the untouched stub, and rejects each known wrong answer with the words that
/// the student needs. One session serves a notebook.
/// </summary>
public sealed class WrongAnswerBankTests(ITestOutputHelper output)
{
    private const int FewestWrongAnswers = 3;

    public static TheoryData<string> NotebooksWithExercises =>
        [.. Repository.Notebooks.Where(path => Exercise.Of(NotebookReader.Read(path)).Count > 0).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(NotebooksWithExercises))]
    public async Task Exercises_SolutionStubAndWrongAnswers_GetWhatTheyDeserve(string file)
    {
        var notebook = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", file));
        var exercises = Exercise.Of(notebook);
        using var session = await ExerciseSession.StartAsync(notebook);
        var (problems, rejected) = (new List<string>(), 0);

        foreach (var exercise in exercises)
        {
            try
            {
                rejected += await ExamineAsync(session, notebook, exercise, problems);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                problems.Add($"{exercise.Id}: {e.Message}");
            }
        }

        output.WriteLine($"{notebook.Name}: {exercises.Count} exercises, {rejected} wrong answers rejected");
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public void Bank_EveryFolder_BelongsToASolutionCell()
    {
        var solutions = Repository.Notebooks.Select(NotebookReader.Read)
            .SelectMany(n => Exercise.Of(n).SelectMany(e => e.Solutions)
                .Select(s => Path.Combine(Repository.Bank, n.Name, GradeMetadata.Of(s)!.Id)));

        var folders = Directory.Exists(Repository.Bank)
            ? Directory.GetDirectories(Repository.Bank).SelectMany(Directory.GetDirectories) : [];

        Assert.Empty(folders.Except(solutions));
    }

    private static async Task<int> ExamineAsync(ExerciseSession session, Notebook notebook, Exercise exercise, List<string> problems)
    {
        foreach (var solution in exercise.Solutions)
            await session.RunAsync(solution.Source);
        var right = await session.CheckAsync(exercise);
        if (right.Earned != exercise.Points || right.Points != exercise.Points || right.Outcomes.Any(o => o != "Passed"))
        {
            problems.Add($"{exercise.Id}: the solution earns {right.Earned} of the check's {right.Points} "
                + $"and the cell's {exercise.Points} points.\n{right.All}");
        }
        if (right.Plain != right.Earned.ToString("0.####", CultureInfo.InvariantCulture))
            problems.Add($"{exercise.Id}: the plain text is \"{right.Plain}\", not one bare number.");
        if (exercise.Solutions.Count == 0)
            problems.Add($"{exercise.Id}: no solution cell stands before it.");
        await ExamineStubAsync(session, exercise, problems);
        int rejected = 0;
        foreach (var solution in exercise.Solutions)
        {
            var wrong = WrongAnswer.Of(notebook.Name, GradeMetadata.Of(solution)!.Id);
            foreach (var answer in wrong)
                rejected += await ExamineAsync(session, exercise, solution, answer, problems) ? 1 : 0;
            await session.RunAsync(solution.Source);
        }
        if (rejected < FewestWrongAnswers)
            problems.Add($"{exercise.Id}: {rejected} wrong answers are rejected; the bank needs {FewestWrongAnswers}.");
        return rejected;
    }

    private static async Task ExamineStubAsync(ExerciseSession session, Exercise exercise, List<string> problems)
    {
        foreach (var solution in exercise.Solutions)
        {
            if (!Regions.HasSolution(solution.Source))
                problems.Add($"{GradeMetadata.Of(solution)!.Id}: no \"{Regions.BeginSolution}\" in it.");
            await session.RunAsync(Regions.ReplaceSolution(solution.Source, Regions.Stub));
        }
        var stub = await session.CheckAsync(exercise);
        if (stub.Earned != 0 || !stub.Messages.Contains("Not done yet", StringComparison.Ordinal))
            problems.Add($"{exercise.Id}: the untouched stub earns {stub.Earned} points and is told:\n{stub.All}");
        foreach (var solution in exercise.Solutions)
            await session.RunAsync(solution.Source);
    }

    private static async Task<bool> ExamineAsync(
        ExerciseSession session, Exercise exercise, NotebookCell solution, WrongAnswer answer, List<string> problems)
    {
        string name = $"{GradeMetadata.Of(solution)!.Id}/{answer.Name}";
        await session.RunAsync(Regions.ReplaceSolution(solution.Source, answer.Body));
        var report = await session.CheckAsync(exercise);
        var missing = answer.Fails.Where(text => !report.Messages.Contains(text, StringComparison.Ordinal)).ToList();
        if (answer.Fails.Count == 0)
            problems.Add($"{name}: its first line must be \"// fails: TEXT OF THE MESSAGE\".");
        if (report.Earned >= exercise.Points)
            problems.Add($"{name}: this wrong answer gets full points.");
        else if (missing.Count > 0)
            problems.Add($"{name}: no message contains \"{string.Join("\", \"", missing)}\". The student reads:\n{report.All}");
        else
            return answer.Fails.Count > 0;
        return false;
    }
}
