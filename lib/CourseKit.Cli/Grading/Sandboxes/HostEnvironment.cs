using System.Globalization;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>The environment variables of a student's process: these and no others.</summary>
internal static class HostEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(string temporary, SandboxLimits limits)
    {
        var variables = new Dictionary<string, string>
        {
            ["HOME"] = temporary,
            ["TMPDIR"] = temporary,
            ["PATH"] = "/usr/bin:/bin",
            ["DOTNET_GCHeapHardLimit"] = (limits.Memory / 4 * 3).ToString("X", CultureInfo.InvariantCulture),
            // One core a submission: several run side by side. And what makes a short process start sooner.
            ["DOTNET_PROCESSOR_COUNT"] = "1",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_EnableWriteXorExecute"] = "0",
            // No debugger port, no dump of memory.
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
            // Files of the kit are read by many: one that locks them is to stop nobody.
            ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1",
        };
        if (OperatingSystem.IsWindows())
        {
            foreach (string name in (string[])["SystemRoot", "TEMP", "TMP"])
                variables[name] = Environment.GetEnvironmentVariable(name) ?? temporary;
        }
        return variables;
    }
}
