using System.Runtime.ExceptionServices;

namespace CourseKit.Scripting.Execution;

/// <summary>
/// Keeps an abort from ending the process: when it strikes inside the runtime's own await machinery, that hands it on to the thread
/// pool as if it were nobody's exception.
/// </summary>
internal static class AbortEchoes
{
    private static readonly Lock Gate = new();
    private static bool s_installed;

    public static void Install()
    {
        lock (Gate)
        {
            if (s_installed)
                return;
            s_installed = true;
            try
            {
                ExceptionHandling.SetUnhandledExceptionHandler(e => e is ThreadAbortException or ThreadInterruptedException);
            }
            catch (InvalidOperationException)
            {
                // The host has a handler of its own, and decides.
            }
        }
    }
}
