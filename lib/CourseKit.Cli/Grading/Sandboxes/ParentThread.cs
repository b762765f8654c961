using System.Collections.Concurrent;
using System.Diagnostics;

namespace CourseKit.Cli.Grading.Sandboxes;

/// <summary>
/// Starts processes from one thread that lives as long as the grader. Linux ends a process that is to die with its parent as soon as the
/// thread that started it ends, and threads of the pool come and go: a student's work would end in the middle, now and then.
/// </summary>
internal static class ParentThread
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Waiting = [];

    static ParentThread() => new Thread(Run) { IsBackground = true, Name = "parent of sandboxes" }.Start();

    /// <exception cref="System.ComponentModel.Win32Exception">The program is not there or may not be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach (var (start, started) in Waiting.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
            {
                started.SetException(e);
            }
        }
    }
}
