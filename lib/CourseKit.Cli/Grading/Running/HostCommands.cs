using System.CommandLine;

namespace CourseKit.Cli.Grading.Running;

/// <summary>The processes that <c>course grade</c> starts; not for people.</summary>
internal static class HostCommands
{
    public const string Answers = "grade-answers", Judge = "grade-judge";

    public static Command CreateAnswers() => Hidden(Answers, AnswerHost.Run);

    public static Command CreateJudge() => Hidden(Judge, JudgeHost.Run);

    private static Command Hidden(string name, Func<int> run)
    {
        var command = new Command(name) { Hidden = true };
        command.SetAction(_ => run());
        return command;
    }
}
