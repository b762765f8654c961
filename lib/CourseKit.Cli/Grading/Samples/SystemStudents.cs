namespace CourseKit.Cli.Grading.Samples;

/// <summary>Attacks on the machine below the notebook: memory that no limit counts, others' processors, locks, rights, sockets.</summary>
internal static class SystemStudents
{
    /// <summary>Calls of the system, to be put before a student's own cell.</summary>
    public const string Native = """
        using System.Runtime.InteropServices;
        static class Native
        {
            [DllImport("libc")] public static extern int memfd_create(string name, uint flags);
            [DllImport("libc")] public static extern int shmget(int key, nint size, int flags);
            [DllImport("libc")] public static extern int unshare(int flags);
            [DllImport("libc")] public static extern long ptrace(long request, long pid, nint at, nint data);
            [DllImport("libc")] public static extern int close(int descriptor);
            [DllImport("libc")] public static extern int sched_setaffinity(int id, nint size, ref ulong mask);
            [DllImport("libc")] public static extern int flock(int descriptor, int operation);
            [DllImport("libc")] public static extern int socket(int family, int type, int protocol);
            [DllImport("libc")] public static extern nint mmap(nint at, nint n, int may, int how, int file, nint from);
        }

        """;

    private const string GoodSums = SampleNotebook.SumsSolution;

    public static IReadOnlyList<SampleStudent> All { get; } =
    [
        new("hides-memory", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                Console.WriteLine(Native.memfd_create("m", 0) >= 0 ? "broke out: memory file" : "no memory file");
                Console.WriteLine(Native.shmget(0, 1 << 20, 0x3b6) >= 0 ? "broke out: shared memory" : "no shared memory");
                Console.WriteLine(Native.unshare(0x10000000) == 0 ? "broke out: namespace" : "no namespace");
                """,
        },
        // 4 GB of tables that say where the pages of an empty terabyte are; no page of it is ever there.
        new("hides-page-tables", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                nint size = (nint)1 << 41, all = Native.mmap(0, size, 1, 0x4022, -1, 0);
                for (nint at = 0; at < size; at += 2 << 20) Marshal.ReadByte(all + at);
                """,
        },
        new("makes-files", 4, "return 99;", GoodSums)
        {
            Extra = "for (int i = 0; ; i++) System.IO.File.Create($\"/tmp/{i}\").Dispose();",
        },
        new("locks-files", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                var held = new List<System.IO.FileStream>();
                int locks = 0;
                var runtime = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location);
                foreach (var folder in new[] { AppContext.BaseDirectory, runtime })
                {
                    foreach (var file in System.IO.Directory.GetFiles(folder).Take(150))
                    {
                        held.Add(System.IO.File.Open(file, System.IO.FileMode.Open, System.IO.FileAccess.Read, System.IO.FileShare.None));
                        locks += Native.flock((int)held[^1].SafeFileHandle.DangerousGetHandle(), 2 | 4) == 0 ? 1 : 0;
                    }
                }
                Console.WriteLine(locks > 0 ? $"broke out: {locks} locks" : $"{held.Count} files, no lock");
                """,
        },
        new("wants-processors", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                string Mine() => System.IO.File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed:"));
                string before = Mine();
                ulong all = ulong.MaxValue;
                Native.sched_setaffinity(0, 8, ref all);
                Console.WriteLine(Mine() == before ? "still " + before : "broke out: all processors");
                """,
        },
        // Of IP, of the kernel's own and of its cryptography, and to the host of a virtual machine.
        new("wants-sockets", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                foreach (int family in new[] { 2, 10, 16, 17, 38, 40 })
                    for (int type = 1; type <= 5; type++)
                        if (Native.socket(family, type, 0) >= 0) Console.WriteLine($"broke out: socket {family}");
                Console.WriteLine("tried");
                """,
        },
        new("wants-rights", 4, "return 99;", GoodSums)
        {
            Extra = Native + """
                Console.WriteLine(Native.ptrace(16, 1, 0, 0) == 0 ? "broke out: traces" : "no tracing");
                string Sh(string line)
                {
                    var start = new System.Diagnostics.ProcessStartInfo("/bin/sh", new[] { "-c", line + " 2>&1" });
                    start.RedirectStandardOutput = true;
                    using var p = System.Diagnostics.Process.Start(start);
                    return p.StandardOutput.ReadToEnd();
                }
                var lines = new[]
                {
                    "su -c 'echo broke out' </dev/null", "mount -t tmpfs none /tmp && echo broke out", "unshare -Urm echo broke out",
                    "echo x > /proc/sys/kernel/core_pattern && echo broke out", "chrt -f 1 true && echo broke out",
                    "echo x > /usr/bin/new && echo broke out", "echo b > /proc/sysrq-trigger && echo broke out",
                    "cat /etc/passwd /etc/shadow /root/.bashrc /proc/1/environ && echo broke out",
                    "ls /usr/local /usr/src /home /sys && echo broke out",
                };
                foreach (var line in lines)
                    Console.WriteLine(Sh(line).Replace(line, ""));
                """,
        },
        new("floods-errors", 4, """
            using var raw = new System.IO.FileStream("/proc/self/fd/2", System.IO.FileMode.Open, System.IO.FileAccess.Write);
            var b = new byte[1 << 20];
            while (true) raw.Write(b);
            """, GoodSums),
        new("loads-packages", 4, "return 99;", GoodSums)
        {
            Extra = "#r \"nuget: Newtonsoft.Json, 13.0.3\"\nConsole.WriteLine(\"broke out\");",
        },
        new("loads-files", 4, "return 99;", GoodSums) { Extra = "#load \"/etc/passwd\"\nConsole.WriteLine(\"broke out\");" },
    ];
}
