using System.CommandLine;

namespace CourseKit.Cli.Kernels;

/// <summary><c>course kernel</c>: makes the C# kernel known to Jupyter front ends.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "Make the C# kernel known to VS Code, JupyterLab and other front ends.")
    {
        InstallCommand.Create(),
        UninstallCommand.Create(),
        ListCommand.Create(),
        StartCommand.Create(),
    };
}
