using System.Diagnostics;
using System.Text;

namespace CourseKit.Cli.Grading.Running;

/// <summary>How to start this program again with another command.</summary>
internal static class SelfStart
{
    /// <summary>The program and its first arguments.</summary>
    public static IReadOnlyList<string> CommandLine(string command)
    {
        string program = Environment.ProcessPath!;
        // Under `dotnet course.dll` the process is dotnet, and has to be told which program; so it is where tests host the grader.
        return Path.GetFileNameWithoutExtension(program) is "course"
            ? [program, command]
            : [program, typeof(SelfStart).Assembly.Location, command];
    }

    public static ProcessStartInfo Of(string command) => Redirected(CommandLine(command));

    /// <summary>A start with all three streams redirected as UTF-8.</summary>
    public static ProcessStartInfo Redirected(IReadOnlyList<string> commandLine)
    {
        var start = new ProcessStartInfo(commandLine[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            CreateNoWindow = true,
        };
        foreach (string argument in commandLine.Skip(1))
            start.ArgumentList.Add(argument);
        return start;
    }
}
