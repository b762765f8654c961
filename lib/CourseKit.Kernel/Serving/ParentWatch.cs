using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CourseKit.Kernel.Serving;

/// <summary>Notices the end of the process that started the kernel, so that no kernel is left behind by a front end that crashed.</summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Calls back, on a thread of its own, when the parent has ended.</summary>
    public static void Start(Action ended)
    {
        string? told = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        if (OperatingSystem.IsWindows())
            StartOnWindows(told, ended);
        else
            StartOnUnix(ended);
    }

    private static void StartOnUnix(Action ended)
    {
        int parent = GetParentId();
        // Started by init, or detached on purpose: nobody to wait for.
        if (parent <= 1)
            return;
        Watch(() =>
        {
            while (GetParentId() == parent)
                Thread.Sleep(Period);
            ended();
        });
    }

    /// <summary>There, jupyter_client passes a handle of its process, not the id.</summary>
    private static void StartOnWindows(string? told, Action ended)
    {
        if (nint.TryParse(told, CultureInfo.InvariantCulture, out nint handle) && handle > 1)
        {
            Watch(() =>
            {
                using var parent = new ProcessHandle(handle);
                parent.WaitOne();
                ended();
            });
        }
        else if (WindowsParent() is { } parent)
        {
            Watch(() =>
            {
                parent.WaitForExit();
                ended();
            });
        }
    }

    private static void Watch(Action wait) => new Thread(() => wait()) { IsBackground = true, Name = "parent watch" }.Start();

    private static Process? WindowsParent()
    {
        Span<nint> information = stackalloc nint[6];
        using var self = Process.GetCurrentProcess();
        int status = QueryProcess(self.Handle, 0, ref MemoryMarshal.GetReference(information), information.Length * nint.Size, out _);
        try
        {
            // The last field of PROCESS_BASIC_INFORMATION. Ids are used again: a parent is older than its child.
            var parent = status == 0 ? Process.GetProcessById((int)information[5]) : null;
            return parent?.StartTime <= self.StartTime ? parent : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LibraryImport("ntdll", EntryPoint = "NtQueryInformationProcess")]
    private static partial int QueryProcess(nint process, int kind, ref nint information, int length, out int returned);

    private sealed class ProcessHandle : WaitHandle
    {
        public ProcessHandle(nint handle) => SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false);
    }
}
