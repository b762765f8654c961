using System.CommandLine;
using System.Globalization;
using CourseKit;
using CourseKit.Cli;
using CourseKit.Cli.Bench;
using CourseKit.Cli.Book;
using CourseKit.Cli.Converting;
using CourseKit.Cli.Data;
using CourseKit.Cli.Doctor;
using CourseKit.Cli.Engines;
using CourseKit.Cli.Formatting;
using CourseKit.Cli.Grading;
using CourseKit.Cli.Grading.Checking;
using CourseKit.Cli.Grading.Release;
using CourseKit.Cli.Grading.Running;
using CourseKit.Cli.Kernels;
using CourseKit.Cli.Ledger;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting;
using CourseKit.Cli.Running;
using CourseKit.Cli.Slides;
using CourseKit.Kernel.Kernelspecs;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

var root = new RootCommand("course: runs the notebooks of CourseKit.")
{
    RunCommand.Create(),
    KernelCommand.Create(),
    DataCommand.Create(),
    EngineCommand.Create(),
    DoctorCommand.Create(),
    ClaimsCommand.Create(),
    FmtCommand.Create(),
    BenchCommand.Create(),
    ConvertCommand.Create(),
    SlidesCommand.Create(),
    BookCommand.Create(),
    PresentCommand.Create(),
    ReleaseCommand.Create(),
    CheckCommand.Create(),
    GradeCommand.Create(),
    WorkerCommand.Create(),
    HostCommands.CreateAnswers(),
    HostCommands.CreateJudge(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"course: {error.Message}");
    Console.Error.WriteLine("Try course --help.");
    return ExitCode.BadUsage;
}
try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
}
catch (Exception e) when (e is CourseKitException or NotebookFormatException or KernelspecException)
{
    Console.Error.WriteLine($"course: {e.Message}");
    return ExitCode.BadUsage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("course: stopped.");
    return ExitCode.Stopped;
}
