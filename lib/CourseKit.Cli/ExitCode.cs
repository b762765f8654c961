namespace CourseKit.Cli;

/// <summary>Exit codes of every command.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a setting or an input file is wrong; nothing was run.</summary>
    public const int BadUsage = 2;

    /// <summary>Ctrl+C, as shells count it.</summary>
    public const int Stopped = 130;
}
