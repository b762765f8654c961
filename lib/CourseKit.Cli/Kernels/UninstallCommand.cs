using System.CommandLine;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Cli.Kernels;

/// <summary><c>course kernel uninstall</c>.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var place = new Place();
        var command = new Command("uninstall", "Take the kernel from front ends again.");
        place.AddTo(command);
        command.SetAction(parsed =>
        {
            Console.WriteLine($"Removed {KernelspecInstaller.Uninstall(place.FolderOf(parsed), place.NameOf(parsed))}");
            return ExitCode.Ok;
        });
        return command;
    }
}
