using System.ComponentModel;
using System.Diagnostics;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>A process in a sandbox. When this is disposed, it and all that it started are gone.</summary>
/// <param name="process">The process that was started: the sandbox's own, or the program.</param>
/// <param name="workFolder">The folder that its cells run in, as the process sees it.</param>
/// <param name="endsWhole">
/// All that it started ends with it. Then nothing is looked for by number: numbers of processes are used again, and might be another's.
/// </param>
/// <param name="onDispose">Removes what it left behind.</param>
internal sealed class SandboxedProcess(Process process, string workFolder, bool endsWhole, Action? onDispose = null) : IDisposable
{
    public Process Process => process;

    public string WorkFolder => workFolder;

    /// <summary>Ends it and all that it started.</summary>
    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: !endsWhole);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        onDispose?.Invoke();
    }
}
