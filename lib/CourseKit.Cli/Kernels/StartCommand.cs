using System.CommandLine;
using CourseKit.Kernel;
using CourseKit.Kernel.Kernelspecs;

namespace CourseKit.Cli.Kernels;

/// <summary><c>course kernel start</c>: a kernel in this terminal, for a front end that connects to it.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--connection-file", "-f")
            { Description = "Connection file; default: a new one, on this machine only.", HelpName = "FILE" };
        var log = new Option<string?>("--log") { Description = "Note dropped messages and failures there.", HelpName = "FILE" };
        var command = new Command("start", "Start a kernel here, and let front ends connect to it.") { file, log };
        command.SetAction(parsed =>
        {
            string[] logging = parsed.GetValue(log) is { } path ? ["--log", path] : [];
            if (parsed.GetValue(file) is { } connection)
                return KernelProgram.Run(["-f", connection, .. logging]);
            string made = NewConnection.Write();
            Console.WriteLine($"Connection file: {made}");
            Console.WriteLine($"Connect with:    jupyter console --existing {Path.GetFileName(made)}");
            Console.WriteLine("Ctrl+C interrupts a cell; closing this terminal ends the kernel.");
            // The kernel ends the process itself.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(made);
            return KernelProgram.Run(["-f", made, .. logging]);
        });
        return command;
    }
}
