using System.Text.Json.Nodes;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>Attacks by those who have read the grader's source: on its channel, on what it shows, on the grader itself.</summary>
internal static class SubtleStudents
{
    private const string Good = SampleNotebook.ReluSolution, GoodSums = SampleNotebook.SumsSolution;

    private const string Channel = "var real = (Action<int, byte[]>)AppContext.GetData(\"coursekit.answers\");\n";

    public static IReadOnlyList<SampleStudent> All { get; } =
    [
        // Against the channel
        new("dumps-host", 4, "return 99;", GoodSums)
        {
            Extra = """
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                void Dump(object o, int depth)
                {
                    if (o is string text) { Console.WriteLine(text); return; }
                    if (o is null || depth == 0 || seen.Count > 20000 || o.GetType().IsPrimitive || !seen.Add(o)) return;
                    if (o is System.Collections.IEnumerable all) foreach (var item in all) Dump(item, depth - 1);
                    foreach (var f in o.GetType().GetFields((System.Reflection.BindingFlags)52))
                        try { Dump(f.GetValue(o), depth - 1); } catch { }
                }
                try { Dump(((Delegate)AppContext.GetData("coursekit.answers")).Target, 7); }
                catch (Exception e) { Console.WriteLine(e.Message); }
                """,
        },
        new("tells-inputs", 4, "Spy.Last = $\"input {x}\"; return 99;", GoodSums)
        {
            Extra = "static class Spy { public static string Last = \"\"; }\n" + Channel + """
                AppContext.SetData("coursekit.answers", (Action<int, byte[]>)((i, a) =>
                {
                    if (a.Length == 0 || Spy.Last.Length == 0) { real(i, a); return; }
                    var words = System.Text.Encoding.UTF8.GetBytes(i == 2 ? "Your code threw " + Spy.Last : Spy.Last);
                    real(i, [.. new byte[8], 5, (byte)(i == 1 ? 2 : 3), (byte)words.Length, .. words]);
                    Spy.Last = "";
                }));
                """,
        },
        new("runs-ahead", 4, "return 99;", GoodSums)
        {
            Extra = """
                var host = ((Delegate)AppContext.GetData("coursekit.answers")).Target;
                var send = host.GetType().GetMethod("Send", (System.Reflection.BindingFlags)36);
                var step = host.GetType().GetField("_step", (System.Reflection.BindingFlags)36);
                for (int i = (int)step.GetValue(host); i < 12; i++)
                    foreach (var kind in new[] { "step", "done", "more", "output" })
                    {
                        step.SetValue(host, i);
                        send.Invoke(host, new object[] { kind, -1, "" });
                    }
                send.Invoke(host, new object[] { "end", -1, "" });
                """,
        },
        new("steals-questions", 7, Good, GoodSums)
        {
            Extra = """
                new System.Threading.Thread(() =>
                {
                    var buffer = new byte[1 << 16];
                    var zero = new Microsoft.Win32.SafeHandles.SafeFileHandle(0, false);
                    using var input = new System.IO.FileStream(zero, System.IO.FileAccess.Read, 0);
                    int n = input.Read(buffer);
                    while (n > 0)
                    {
                        Console.WriteLine(System.Text.Encoding.UTF8.GetString(buffer, 0, n));
                        System.Threading.Thread.Sleep(5);
                    }
                }) { IsBackground = true }.Start();
                """,
        },
        new("writes-descriptors", 4, "return 99;", GoodSums)
        {
            Extra = """
                using (var raw = new System.IO.FileStream("/proc/self/fd/1", System.IO.FileMode.Open, System.IO.FileAccess.Write))
                    raw.Write(System.Text.Encoding.UTF8.GetBytes(
                        "\u001e{\"Sequence\":1,\"Kind\":\"end\",\"Step\":9,\"Check\":0,\"Text\":\"\"}\n\u001e no line end"));
                """,
        },
        new("closes-descriptors", 4, "return 99;", GoodSums)
        {
            Extra = SystemStudents.Native + "for (int i = 0; i < 3; i++) Native.close(i);",
        },
        new("says-much", 4, "return 99;", GoodSums)
        {
            Extra = """
                var host = ((Delegate)AppContext.GetData("coursekit.answers")).Target;
                var send = host.GetType().GetMethod("Send", (System.Reflection.BindingFlags)36);
                for (int i = 0; i < 20; i++) send.Invoke(host, new object[] { "output", -1, new string('\u0001', 100_000) });
                for (int i = 0; i < 200; i++) send.Invoke(host, new object[] { "done", -1, new string('<', 10_000) });
                """,
        },
        new("tells-much", 4, "return 99;", GoodSums)
        {
            Extra = Channel + """
                var words = new string('<', 3_000_000);
                byte[] Failed(string text)
                {
                    using var s = new System.IO.MemoryStream();
                    using var w = new System.IO.BinaryWriter(s);
                    w.Write(0.0); w.Write((byte)5); w.Write((byte)3); w.Write(text);
                    return s.ToArray();
                }
                int told = 0;
                AppContext.SetData("coursekit.answers",
                    (Action<int, byte[]>)((i, a) => real(i, a.Length == 0 || told++ > 1 ? a : Failed(words))));
                """,
        },
        new("sends-much", 4, "return 99;", GoodSums)
        {
            Extra = Channel + """
                var all = new List<byte>(new byte[8]);
                void Lists(int depth)
                {
                    all.Add(3);
                    all.AddRange(BitConverter.GetBytes(depth == 0 ? 10000 : 100));
                    if (depth == 0) all.AddRange(new byte[10000]);
                    for (int i = 0; depth > 0 && i < 100; i++) Lists(depth - 1);
                }
                Lists(1);
                int sent = 0;
                AppContext.SetData("coursekit.answers",
                    (Action<int, byte[]>)((i, a) => real(i, a.Length == 0 || sent++ > 1 ? a : all.ToArray())));
                """,
        },

        // Answers that are none
        new("answers-nothing-real", 0, "return double.NaN;", "return Enumerable.Repeat(double.NaN, x.Length + 1).ToArray();"),
        new("answers-something-else", 4, null, GoodSums)
        {
            Edit = cells => cells[3]!["source"] = """
                public class Any
                {
                    public override bool Equals(object o) => true;
                    public override int GetHashCode() => 0;
                    public static implicit operator double(Any a) => 0;
                }
                static object Relu(double x) => new Any();
                """,
        },
        new("answers-without-end", 3, Good)
        {
            Edit = cells => cells[5]!["source"] = "static IEnumerable<double> RunningSum(double[] x) { while (true) yield return 1; }",
        },
        new("answers-too-much", 3, Good)
        {
            Edit = cells => cells[5]!["source"] = "static double[] RunningSum(double[] x) => new double[20_000_000];",
        },
        new("throws-when-asked", 4, "throw new Odd();", GoodSums)
        {
            Extra = """
                class Odd : Exception
                {
                    public override string Message => throw new Odd();
                    public override string ToString() => throw new Odd();
                }
                """,
        },

        // Ahead of the questions
        new("starts-early", 4, "return 99;", GoodSums)
        {
            Extra = """
                class Early
                {
                    [System.Runtime.CompilerServices.ModuleInitializer] public static void First() => Forge();
                    static Early() => Forge();
                    ~Early() { while (true) Forge(); }
                    public static void Forge()
                    {
                        if (AppContext.GetData("coursekit.answers") is Action<int, byte[]> send)
                        {
                            for (int i = 0; i < 3; i++)
                            {
                                send(i, new byte[0]);
                                send(i, [.. new byte[8], 2, 3, 0, .. BitConverter.GetBytes(2.5)]);
                            }
                        }
                    }
                }
                new Early();
                GC.Collect();
                """,
        },
        new("loads-grader", 4, "return 99;", GoodSums)
        {
            Extra = """
                var kit = System.Reflection.Assembly.LoadFrom(System.IO.Path.Combine(AppContext.BaseDirectory, "CourseKit.dll"));
                var mode = kit.GetType("CourseKit.Grading.Judging.JudgeMode").GetProperty("Answers");
                var recorded = kit.GetType("CourseKit.Grading.Judging.RecordedAnswers").GetConstructors()[0];
                mode.SetValue(null, recorded.Invoke(new object[] { new byte[][] { new byte[8] }, new string[1] }));
                """,
        },

        // Against the grader's own process, and its pages
        new("nests-deep", 7, Good, GoodSums) { Extra = "var x = " + string.Concat(Enumerable.Repeat("$\"{", 20_000)) + "1;" },
        new("prints-markup", 7, "Console.WriteLine(\"<script>alert(1)</script>\"); " + Good, GoodSums)
        {
            Extra = """
                Console.WriteLine("</pre><script>alert(1)</script>\u001b]0;title\u0007");
                throw new Exception("<script>alert(1)</script>");
                """,
        },
        new("odd-metadata", 7, Good, GoodSums)
        {
            Edit = cells =>
            {
                cells[0]!["metadata"] = "none";
                cells[1]!["id"] = 5;
                cells[2]!["metadata"] = new JsonObject { ["tags"] = "setup", ["nbgrader"] = new JsonArray(1, 2) };
                cells[4]!["metadata"]!["nbgrader"]!["points"] = "many";
                cells[6]!["metadata"]!["nbgrader"]!["grade_id"] = new JsonObject();
            },
        },
    ];
}
