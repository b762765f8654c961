using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Results;
using CourseKit.Cli.Grading.Samples;

namespace CourseKit.Cli.Tests.Grading;

/// <summary>Everybody in the sample class gets what is due, and nothing that a student does reaches anything else.</summary>
public sealed class SampleClassTests(SampleClassFixture sample) : IClassFixture<SampleClassFixture>
{
    public static TheoryData<string> Honest => [.. SampleClass.Honest.Select(s => s.Name)];

    public static TheoryData<string> Hostile => [.. HostileStudents.All.Select(s => s.Name)];

    [SandboxTheory]
    [MemberData(nameof(Honest))]
    public void Grade_HonestStudent_GetsExactlyWhatIsDue(string name)
    {
        var result = sample.Of(name);

        Assert.True(SampleClass.Honest.Single(s => s.Name == name).Points == result.Automatic, Describe(result));
    }

    [SandboxTheory]
    [MemberData(nameof(Hostile))]
    public void Grade_Attack_EarnsNoMoreThanItsHonestPart(string name)
    {
        var result = sample.Of(name);
        var student = HostileStudents.All.Single(s => s.Name == name);

        Assert.True(result.Automatic <= student.Points, Describe(result));
        Assert.True(student.Points == 7 || result.Exercises.Count == 0
            || result.Exercises[student.Points == 3 ? 1 : 0].Earned == 0, Describe(result));
        Assert.All(result.Exercises, e => Assert.InRange(e.Earned, 0, e.Points));
        string everything = sample.Feedback(name);
        Assert.DoesNotContain("7431", everything, StringComparison.Ordinal);        // inputs and results of hidden checks
        Assert.DoesNotContain(SampleClassFixture.Secret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN SOLUTION", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("connected", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("broke out", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("uid=0", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", everything, StringComparison.OrdinalIgnoreCase);
        Assert.False(result.IsOpen, Describe(result));
    }

    // Those whose second exercise must survive what the first does.
    [SandboxTheory]
    [InlineData("edits-check")]
    [InlineData("more-points")]
    [InlineData("redefines-display")]
    [InlineData("prints-results")]
    [InlineData("reads-files")]
    [InlineData("reads-environment")]
    [InlineData("opens-sockets")]
    [InlineData("writes-gradebook")]
    [InlineData("deletes-files")]
    [InlineData("fills-disk")]
    [InlineData("loops")]
    [InlineData("dumps-host")]
    [InlineData("tells-inputs")]
    [InlineData("writes-descriptors")]
    [InlineData("sends-much")]
    [InlineData("answers-something-else")]
    [InlineData("throws-when-asked")]
    [InlineData("hides-memory")]
    [InlineData("locks-files")]
    [InlineData("wants-processors")]
    [InlineData("wants-sockets")]
    [InlineData("wants-rights")]
    [InlineData("loads-packages")]
    [InlineData("loads-files")]
    [InlineData("loads-grader")]
    public void Grade_AttackInOneExercise_LeavesTheOther(string name) =>
        Assert.True(sample.Of(name).Automatic == 4, Describe(sample.Of(name)));

    [SandboxFact]
    public void Grade_WholeClass_LeavesFilesAndProcessesAsTheyWere()
    {
        Assert.Equal(SampleClass.All.Count, sample.Results.Count);
        Assert.True(File.Exists(sample.Files.PathOf("class/source/sample.ipynb")));
        Assert.Equal(SampleClass.All.Count, Directory.GetFiles(sample.Files.PathOf("class/submitted")).Length);
        Assert.DoesNotContain(Directory.GetDirectories("/proc").Where(d => char.IsDigit(Path.GetFileName(d)[0])),
            folder => CommandLine(folder).Contains("31415", StringComparison.Ordinal));
        var gradebook = JsonNode.Parse(File.ReadAllText(sample.Files.PathOf("graded/gradebook.json")))!["grades"]!.AsArray();
        Assert.Equal(SampleClass.All.Count, gradebook.Count);
    }

    [SandboxTheory]
    [InlineData("makes-files", "it made more than 20000 files")]
    [InlineData("hides-page-tables", "of memory")]
    [InlineData("allocates-native", "of memory")]
    public void Grade_MemoryInDisguise_IsCounted(string name, string why) =>
        Assert.Contains(sample.Of(name).Problems, problem => problem.Contains(why, StringComparison.Ordinal));

    [SandboxFact]
    public void Grade_LocksOnTheKitsFiles_AreNotToBeHad() =>
        Assert.Matches("[1-9][0-9]+ files, no lock", sample.Of("locks-files").Output);

    [SandboxFact]
    public void Grade_LateStudent_LosesTheShareThatTheRuleSays()
    {
        var line = Csv.Read(File.ReadAllText(sample.Files.PathOf("graded/gradebook.csv"))).Single(l => l[0] == "late-by-two-days");

        Assert.Equal(("5.6", "1.4", "2"), (line[2], line[6], line[7]));
    }

    [SandboxFact]
    public void Grade_FilesThatAreNone_GetASentence()
    {
        Assert.Contains("not JSON", sample.Of("broken-json").Problems.Single(), StringComparison.Ordinal);
        Assert.Contains("not JSON", sample.Of("not-a-notebook").Problems.Single(), StringComparison.Ordinal);
        Assert.Contains(sample.Of("copied-cells").Problems, p => p.Contains("is a copy of ex-1-relu", StringComparison.Ordinal));
        Assert.Contains(sample.Of("deleted-check").Problems, p => p.Contains("ex-1-relu-check is missing", StringComparison.Ordinal));
        Assert.Contains(sample.Of("edits-check").Problems, p => p.Contains("ex-1-relu-check was changed", StringComparison.Ordinal));
    }

    [SandboxFact]
    public void Grade_Untouched_IsToldWhatToDoForEachExercise()
    {
        var result = sample.Of("untouched");

        Assert.All(result.Exercises, e => Assert.Contains("Not done yet", e.Checks[0].Message, StringComparison.Ordinal));
        Assert.Equal(2, result.Problems.Count(p => p.Contains("has not been begun", StringComparison.Ordinal)
            && !p.StartsWith(SampleNotebook.Question, StringComparison.Ordinal)));
    }

    [SandboxFact]
    public void Feedback_KnownMistake_IsNamedInHiddenChecksToo()
    {
        Assert.Contains("absolute value; a rectifier gives 0 there", sample.Feedback("partial-absolute"), StringComparison.Ordinal);
        Assert.Contains("leaky rectifier", sample.Feedback("partial-leaky"), StringComparison.Ordinal);
        Assert.Contains("IndexOutOfRangeException, on an input that you do not see", sample.Feedback("partial-no-empty"),
            StringComparison.Ordinal);
    }

    [SandboxFact]
    public async Task Grade_Again_RunsOnlyWhatChanged()
    {
        string[] arguments =
        [
            "grade", "class/submitted", "--source", "class/source", "--out", "graded",
            "--due", "2026-11-01T00:00Z", "--late-penalty", "10",
        ];
        string before = File.ReadAllText(sample.Files.PathOf("graded/gradebook.json"));
        var (_, nothing, _) = await sample.Files.CourseAsync(arguments);
        Assert.Contains($"{SampleClass.All.Count} submissions, 0 graded now", nothing, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(sample.Files.PathOf("graded/gradebook.json")));
    }

    private static string Describe(SubmissionResult result) =>
        $"{result.Student}: {result.Automatic}\n{string.Join("\n", result.Problems.Concat(result.Errors))}\n"
        + string.Join("\n", result.Exercises.SelectMany(e => e.Checks.Select(c => $"{e.Id} {c.Name}: {c.Outcome} {c.Message}")))
        + "\n" + result.Output;

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
