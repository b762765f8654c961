using System.CommandLine;

namespace CourseKit.Cli.Running;

/// <summary><c>course worker MARK</c>: what <c>course run</c> starts for each notebook; not for people.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var mark = new Argument<string>("mark");
        var command = new Command(Name) { mark };
        command.Hidden = true;
        command.SetAction(parsed => WorkerHost.Run(parsed.GetRequiredValue(mark)));
        return command;
    }
}
