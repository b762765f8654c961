using System.Globalization;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using CourseKit.Kernel.Connection;
using CourseKit.Kernel.Serving;
using CourseKit.Kernel.Zmtp;

namespace CourseKit.Kernel;

/// <summary>The kernel as a program: what front ends start.</summary>
public static class KernelProgram
{
    private const int Ok = 0;
    private const int Failed = 1;
    private const int BadUsage = 2;
    private static readonly TimeSpan TimeToExit = TimeSpan.FromSeconds(3);

    /// <summary>Serves the clients of a connection file until one of them shuts the kernel down. Ends the process.</summary>
    /// <param name="arguments"><c>-f CONNECTION_FILE [--log FILE] [--keep-alive]</c>.</param>
    /// <returns>0 after a shutdown, 1 when the sockets could not be bound, 2 for a wrong command line or connection file.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        if (KernelOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(KernelOptions.Usage);
            return BadUsage;
        }
        try
        {
            Serve(options);
            return Ok;
        }
        catch (ConnectionFileException e)
        {
            Console.Error.WriteLine($"kernel: {e.Message}");
            return BadUsage;
        }
        catch (Exception e) when (e is ZmtpException or SocketException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"kernel: {e.Message}");
            return Failed;
        }
    }

    private static void Serve(KernelOptions options)
    {
        using var log = new KernelLog(options.LogFile);
        var asked = ConnectionFile.Read(options.ConnectionFile);
        SurviveCellsThreads(log);
        HostSwitches.Set();
        var server = KernelServer.Start(asked, log);
        if (server.Connection != asked)
            server.Connection.WritePorts(options.ConnectionFile);
        var signals = new InterruptSignals(server.Interrupt, server.End);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.OnProcessExit();
        if (options.EndsWithParent)
            ParentWatch.Start(server.End);
        server.Wait();
        EndSoon();
        server.Dispose();
        signals.Dispose();
        // Threads that cells left behind end here.
        Environment.Exit(Ok);
    }

    /// <summary>
    /// An exception that a thread of a cell's does not catch is shown under the cell, and ends that thread instead of the process with
    /// all variables.
    /// </summary>
    private static void SurviveCellsThreads(KernelLog log) => ExceptionHandling.SetUnhandledExceptionHandler(e =>
    {
        // These are how cells are stopped, and are reported there.
        if (e is not (ThreadAbortException or ThreadInterruptedException))
        {
            log.Write($"unhandled on a thread: {e}");
            Console.Error.WriteLine($"Unhandled exception on a background thread: {e}");
        }
        return true;
    });

    /// <summary>Whatever cells left running, the process ends.</summary>
    private static void EndSoon() => new Thread(static () =>
    {
        Thread.Sleep(TimeToExit);
        System.Diagnostics.Process.GetCurrentProcess().Kill();
    }) { IsBackground = true, Name = "last resort" }.Start();
}
