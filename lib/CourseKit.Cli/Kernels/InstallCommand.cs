using System.CommandLine;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Cli.Kernels;

/// <summary><c>course kernel install</c>.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var place = new Place();
        var displayName = new Option<string>("--display-name")
        {
            Description = "Name that front ends show.",
            DefaultValueFactory = _ => KernelspecInstaller.DefaultDisplayName,
        };
        var command = new Command("install", "Let front ends find the kernel.") { displayName };
        place.AddTo(command);
        command.SetAction(parsed =>
        {
            var spec = KernelspecInstaller.Install(place.FolderOf(parsed), place.NameOf(parsed), parsed.GetRequiredValue(displayName));
            Console.WriteLine($"Installed {spec.DisplayName} as {spec.Name} in {spec.Folder}");
            Console.WriteLine("In VS Code: open a notebook, Select Kernel, Jupyter Kernel. Kernels that are open already: restart them.");
            return ExitCode.Ok;
        });
        return command;
    }
}
