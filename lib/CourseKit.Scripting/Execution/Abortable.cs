using System.Runtime;

namespace CourseKit.Scripting.Execution;

/// <summary>Runs code that a token can stop at any instruction.</summary>
internal static class Abortable
{
    /// <exception cref="OperationCanceledException">The code was stopped.</exception>
    public static void Run(Action action, CancellationToken abort)
    {
        // Meant for hosts of code that is not theirs: stopping a student's endless loop with the session's state kept.
#pragma warning disable SYSLIB0046
        ControlledExecution.Run(action, abort);
#pragma warning restore SYSLIB0046
    }
}
