using System.Globalization;
using CourseKit.Cli.Grading.Sandboxes;

namespace CourseKit.Cli.Doctor;

/// <summary>Is there room, and are the programs here that the kit uses?</summary>
internal static class MachineChecks
{
    private const double Giga = 1e9;
    private const double LeastMemory = 2;
    private const double LeastDisk = 2;
    private const int LeastSdk = 10;

    public static IEnumerable<Finding> Of(CourseEnvironment settings)
    {
        yield return Memory();
        yield return Disk(settings.DataFolder);
        yield return Sdk();
        yield return Sandbox();
    }

    private static Finding Memory()
    {
        double available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Giga;
        string text = string.Create(CultureInfo.InvariantCulture, $"{available:0.0} GB for this process");
        return available >= LeastMemory
            ? Finding.Ok("memory", text)
            : Finding.Problem(
                "memory", text + "; training needs 2", "close other programs, or give the container more: docker run --memory 4g");
    }

    private static Finding Disk(string folder)
    {
        string existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        double free = Free(existing);
        string made = existing == folder ? "" : " (not made yet)";
        string text = string.Create(CultureInfo.InvariantCulture, $"{folder}{made}, {free:0.0} GB free");
        return free >= LeastDisk
            ? Finding.Ok("data", text)
            : Finding.Problem("data", text, "free some space, or choose another folder: set \"data\" in environment.json");
    }

    private static double Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace / Giga;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // A network share has no drive to ask.
            return double.PositiveInfinity;
        }
    }

    private static Finding Sdk()
    {
        const string Get = "install the .NET SDK 10 from https://dotnet.microsoft.com/download, then open a new terminal";
        if (ProgramRun.Ask("dotnet", "--version") is not { } version)
            return Finding.Problem("sdk", "dotnet is not on the PATH, or has no SDK that global.json allows", Get);
        return int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out int major) && major >= LeastSdk
            ? Finding.Ok("sdk", $".NET SDK {version}")
            : Finding.Problem("sdk", $".NET SDK {version}; the kit needs {LeastSdk}", Get);
    }

    /// <summary>What shuts submissions in while they are graded.</summary>
    private static Finding Sandbox()
    {
        if (!OperatingSystem.IsLinux())
            return Finding.Note("sandbox", "none on this platform; of use to graders only",
                "grade in WSL 2, a Linux virtual machine or CI");
        const string Install = "sudo apt install bubblewrap (Fedora: sudo dnf install bubblewrap)";
        if (ProgramRun.Ask("bwrap", "--version") is not { } version)
            return Finding.Note("sandbox", "bubblewrap is not installed: graders need it to shut submissions in", Install);
        return Bubblewrap.Find() is { } sandbox     // runs a process in it
            ? Finding.Ok("sandbox", $"{version}: {string.Join("; ", sandbox.Protections)}")
            : Finding.Note(
                "sandbox", $"{version} is here, but may not make namespaces",
                "sudo sysctl kernel.unprivileged_userns_clone=1 (Ubuntu 24.04: kernel.apparmor_restrict_unprivileged_userns=0), "
                + "or in a container: docker run --security-opt seccomp=unconfined");
    }
}
