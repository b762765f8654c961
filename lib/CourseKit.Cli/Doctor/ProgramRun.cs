using System.ComponentModel;
using System.Diagnostics;

namespace CourseKit.Cli.Doctor;

/// <summary>Runs another program for what it says of itself.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Its standard output without blanks around it; null when it is not there, fails, or takes too long.</summary>
    /// <param name="program">Name of a program on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string? Ask(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0 ? output.GetAwaiter().GetResult().Trim() : null;
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }
}
