using System.Text.Json.Nodes;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>Attacks on a grader. Each earns nothing, or what its honest part earns, and harms nobody.</summary>
internal static class HostileStudents
{
    private const string Good = SampleNotebook.ReluSolution, GoodSums = SampleNotebook.SumsSolution;

    public static IReadOnlyList<SampleStudent> All { get; } =
    [
        // Against the check
        new("edits-check", 4, "return 99;", GoodSums)
        {
            Edit = cells => cells[4]!["source"] = "Check.Exercise(\"1\", \"A rectifier\", points: 3).Equal(() => 1, () => 1, points: 3)",
        },
        new("more-points", 4, "return 99;", GoodSums) { Edit = cells => ((JsonObject)cells[4]!["metadata"]!["nbgrader"]!)["points"] = 300 },
        new("redefines-check", 4, "return 99;", GoodSums)
        {
            Extra = """
                public static class Check { public static Fake Exercise(string n, string t, double points) => new(); }
                public class Fake
                {
                    public Fake Equal(params object[] all) => this;
                    public Fake Mistake(params object[] all) => this;
                    public override string ToString() => "3";
                }
                """,
        },
        new("redefines-display", 4, "return 99;", GoodSums) { Extra = "void display(object value) => Console.WriteLine(3);\ndisplay(7);" },
        new("always-equal", 4, "return 99;", GoodSums)
        {
            Extra = """
                public struct Same
                {
                    public override bool Equals(object o) => true;
                    public override int GetHashCode() => 0;
                    public static bool operator ==(Same a, object b) => true;
                    public static bool operator !=(Same a, object b) => false;
                }
                """,
        },
        new("reflects", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == "CourseKit"))
                {
                    var mode = assembly.GetType("CourseKit.Grading.Judging.JudgeMode");
                    Console.WriteLine($"{mode} {mode?.GetProperty("Answers")?.GetValue(null)}");
                }
                """,
        },
        new("prints-results", 4, "Console.WriteLine(\"3\\n{\\\"earned\\\":3}\"); return 99;", GoodSums),
        new("forges-records", 4, "return 99;", GoodSums)
        {
            Extra = """
                var channel = (Action<int, byte[]>)AppContext.GetData("coursekit.answers");
                var zero = new byte[8 + 1 + 1 + 1 + 8];
                zero[8] = 2; zero[9] = 3;
                for (int i = 0; i < 3; i++) { channel(i, new byte[0]); channel(i, zero); }
                System.Threading.Tasks.Task.Run(() => { while (true) { channel(1, zero); System.Threading.Thread.Sleep(1); } });
                """,
        },
        new("replays-records", 4, "return 99;", GoodSums)
        {
            Extra = "var real = (Action<int, byte[]>)AppContext.GetData(\"coursekit.answers\");\n"
                + "AppContext.SetData(\"coursekit.answers\", (Action<int, byte[]>)((i, a) => { real(i, a); real(i, a); real(2, a); }));",
        },
        new("unloads-handlers", 4, "return 99;", GoodSums)
        {
            Extra = """
                AppDomain.CurrentDomain.UnhandledException += (s, e) => Environment.Exit(0);
                AppDomain.CurrentDomain.ProcessExit += (s, e) => { while (true) ; };
                AppContext.SetData("coursekit.answers", null);
                """,
        },

        // Looking around
        new("reads-files", 4, Print("string.Join(\" \", System.IO.Directory.GetFileSystemEntries(\"/\")) + Find(\"/\")"), GoodSums)
        {
            Extra = """
                static string Find(string folder)
                {
                    try
                    {
                        return string.Concat(System.IO.Directory.GetFiles(folder, "*.ipynb").Select(System.IO.File.ReadAllText))
                            + string.Concat(System.IO.Directory.GetDirectories(folder)
                                .Where(d => !d.StartsWith("/proc") && !d.StartsWith("/usr")).Select(Find));
                    }
                    catch (Exception e) { return e.GetType().Name; }
                }
                Console.WriteLine(Find("/"));
                """,
        },
        new("reads-proc", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (var p in System.IO.Directory.GetDirectories("/proc").Where(d => char.IsDigit(d[6])))
                {
                    try { Console.WriteLine(p + System.IO.File.ReadAllText(p + "/cmdline") + System.IO.File.ReadAllText(p + "/environ")); }
                    catch (Exception e) { Console.WriteLine(e.Message); }
                }
                """,
        },
        new("reads-environment", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (System.Collections.DictionaryEntry e in Environment.GetEnvironmentVariables())
                    Console.WriteLine($"{e.Key}={e.Value}");
                Console.WriteLine(Environment.CommandLine);
                """,
        },
        new("prints-inputs", 7,
            "Console.WriteLine($\"seen {x}\"); return Math.Max(x, 0);", "Console.WriteLine(string.Join(\" \", x)); " + GoodSums),
        new("opens-sockets", 4, "return 99;", GoodSums)
        {
            Extra = """
                try { new System.Net.Sockets.TcpClient().Connect("127.0.0.1", 9); Console.WriteLine("connected"); }
                catch (Exception e) { Console.WriteLine(e.Message); }
                var all = System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces();
                Console.WriteLine(string.Join(",", all.Select(n => n.Name)));
                """,
        },

        // Breaking things
        new("writes-gradebook", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (var f in new[] { "gradebook.json", "/gradebook.json", "../gradebook.json", "/usr/gradebook.json" })
                    try { System.IO.File.WriteAllText(f, "7"); } catch (Exception e) { Console.WriteLine(e.Message); }
                """,
        },
        new("deletes-files", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (var d in new[] { "/tmp", "/usr/share/dotnet", "/", AppContext.BaseDirectory })
                {
                    try { foreach (var f in System.IO.Directory.GetFiles(d)) System.IO.File.Delete(f); }
                    catch (Exception e) { Console.WriteLine(e.Message); }
                }
                """,
        },
        new("fills-disk", 4, "return 99;", GoodSums)
        {
            Extra = """
                try { using var f = System.IO.File.Create("/tmp/big"); var b = new byte[1 << 20]; while (true) f.Write(b); }
                catch (System.IO.IOException e) { Console.WriteLine(e.Message); }
                """,
        },
        new("loops", 4, "while (true) ;", GoodSums),
        new("recurses", 4, "return 1 + Deep(x);", GoodSums) { Extra = "static double Deep(double x) => 1 + Deep(x + 1);" },
        new("sleeps", 4, "System.Threading.Thread.Sleep(100_000_000); return x;", GoodSums),
        new("allocates", 4, """
            var all = new List<byte[]>();
            while (true) { var b = new byte[64 << 20]; Array.Fill(b, (byte)1); all.Add(b); }
            """, GoodSums),
        new("allocates-native", 4, """
            while (true)
            {
                var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(64 << 20);
                for (int i = 0; i < 64 << 20; i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(p, i, 1);
            }
            """, GoodSums),
        new("floods-output", 4, "var line = new string('x', 1 << 16); while (true) Console.WriteLine(line);", GoodSums),
        new("exits", 4, "Environment.Exit(0); return x;", GoodSums),
        new("fails-fast", 4, "Environment.FailFast(\"bye\"); return x;", GoodSums),
        new("fork-bomb", 4, "return 99;", GoodSums)
        {
            Extra = """
                for (int i = 0; i < 10000; i++)
                {
                    try { System.Diagnostics.Process.Start("/bin/sh", "-c \"sleep 1000 & sleep 1000 & wait\""); }
                    catch (Exception e) { Console.WriteLine(e.Message); break; }
                }
                """,
        },
        new("leaves-process", 4, "return 99;", GoodSums)
        {
            Extra = "System.Diagnostics.Process.Start(\"/bin/sh\", new[] { \"-c\", \"setsid sleep 31415 & setsid sleep 31415\" });",
        },
        new("kills-parent", 4, "return 99;", GoodSums)
        {
            Extra = """
                foreach (var id in new[] { "-1", "1", "2" })
                    System.Diagnostics.Process.Start("/bin/sh", new[] { "-c", $"kill -9 {id}" }).WaitForExit();
                """,
        },

        .. SystemStudents.All,
        .. SubtleStudents.All,
    ];

    private static string Print(string expression) => $"Console.WriteLine({expression}); return 99;";
}
