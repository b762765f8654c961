using System.Diagnostics;

namespace CourseKit.Cli.Engines;

/// <summary>How the threads of TorchSharp's native library wait; the embedded engine does not read it.</summary>
internal static class EngineThreads
{
    private const string Variable = "OMP_WAIT_POLICY";

    /// <summary>
    /// Lets them sleep while they have nothing to do, unless the user has said otherwise. They would spin: on a machine that is busy
    /// with something else each waits for one that does not run, and LeNet-5 trains twenty times slower.
    /// </summary>
    /// <param name="start">A process that computes, before it starts: the library reads the variable once.</param>
    public static void Calm(ProcessStartInfo start) => start.Environment.TryAdd(Variable, "passive");
}
