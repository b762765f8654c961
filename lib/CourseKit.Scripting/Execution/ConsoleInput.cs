using System.Reflection;

namespace CourseKit.Scripting.Execution;

/// <summary>Stands in for <see cref="Console.In"/>: a cell that reads asks the front end, code outside of cells the real console.</summary>
internal sealed class ConsoleInput(TextReader console) : TextReader
{
    private static readonly Lock Gate = new();
    private static bool s_installed;

    /// <summary>Takes over <see cref="Console.In"/>, once per process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (s_installed)
                return;
            var input = new ConsoleInput(Console.In);
            Console.SetIn(input);
            // As with the writers: without the lock around it, which an aborted thread would never give back.
            typeof(Console).GetField("s_in", BindingFlags.Static | BindingFlags.NonPublic)?.SetValue(null, input);
            s_installed = true;
        }
    }

    public override string? ReadLine() => CellContext.Current is { CanRead: true } cell ? cell.ReadLine("") : console.ReadLine();

    public override int Read() => CellContext.Current is { CanRead: true } cell ? cell.ReadChar(consume: true) : console.Read();

    public override int Peek() => CellContext.Current is { CanRead: true } cell ? cell.ReadChar(consume: false) : console.Peek();

    public override string ReadToEnd() => ReadLine() + "\n";

    public override Task<string?> ReadLineAsync() => Task.FromResult(ReadLine());

    public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => new(ReadLine());
}
