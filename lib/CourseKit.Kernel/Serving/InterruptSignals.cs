using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CourseKit.Kernel.Serving;

/// <summary>
/// Interrupts that come from the system rather than as messages: Ctrl+C, SIGINT, and on Windows the event of jupyter_client.
/// </summary>
internal sealed class InterruptSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;

    /// <param name="interrupt">Stops the running cell.</param>
    /// <param name="terminate">Ends the kernel.</param>
    public InterruptSignals(Action interrupt, Action terminate)
    {
        _interrupt = Register(PosixSignal.SIGINT, interrupt);
        _terminate = Register(PosixSignal.SIGTERM, terminate);
        _hangUp = Register(PosixSignal.SIGHUP, terminate);
        string? told = Environment.GetEnvironmentVariable("JPY_INTERRUPT_EVENT")
            ?? Environment.GetEnvironmentVariable("IPY_INTERRUPT_EVENT");
        if (OperatingSystem.IsWindows() && nint.TryParse(told, CultureInfo.InvariantCulture, out nint handle) && handle > 0)
            new Thread(() => WaitForEvent(handle, interrupt)) { IsBackground = true, Name = "interrupt event" }.Start();
    }

    private static PosixSignalRegistration Register(PosixSignal signal, Action action) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    });

    private static void WaitForEvent(nint handle, Action interrupt)
    {
        using var signal = new EventWaitHandle(false, EventResetMode.AutoReset);
        signal.SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false);
        while (signal.WaitOne())
            interrupt();
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
    }
}
