using System.Reflection;
using System.Text;
using CourseKit.Scripting.Display;

namespace CourseKit.Scripting.Execution;

/// <summary>Stands in for the console: text goes to the cell whose code writes it, and to the real console outside of cells.</summary>
internal sealed class ConsoleRouter(TextWriter console, bool isError) : TextWriter(null)
{
    private static readonly Lock Gate = new();
    private static bool s_installed;

    [ThreadStatic]
    private static char s_half;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Takes over <see cref="Console.Out"/> and <see cref="Console.Error"/>, once per process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (s_installed)
                return;
            var output = new ConsoleRouter(Console.Out, isError: false);
            var error = new ConsoleRouter(Console.Error, isError: true);
            Console.SetOut(output);
            Console.SetError(error);
            Unwrap("s_out", output);
            Unwrap("s_error", error);
            s_installed = true;
        }
    }

    /// <summary>
    /// Takes off the lock that <see cref="Console.SetOut"/> puts around a writer: a thread that is aborted inside it never gives it
    /// back, and then every write to the console hangs. This writer needs no lock.
    /// </summary>
    private static void Unwrap(string field, ConsoleRouter router) =>
        typeof(Console).GetField(field, BindingFlags.Static | BindingFlags.NonPublic)?.SetValue(null, router);

    public override void Write(char value)
    {
        // Half of a surrogate pair waits for the other: alone it cannot be sent.
        if (char.IsHighSurrogate(value))
        {
            s_half = value;
            return;
        }
        Write(char.IsLowSurrogate(value) && s_half != 0 ? new string([s_half, value]) : value.ToString());
        s_half = default;
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (CellContext.Current is { } cell)
            cell.Write(isError, SafeText.Of(SafeText.Cut(value, DisplayLimits.Write)));
        else
            console.Write(value);
    }

    // One message with its line end: two threads' lines do not mix.
    public override void WriteLine(string? value) =>
        Write((value?.Length > DisplayLimits.Write ? SafeText.Cut(value, DisplayLimits.Write) : value) + CoreNewLineText);

    public override void WriteLine() => Write(CoreNewLineText);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, CoreNewLineText));

    // Notebooks hold \n on every platform.
    private const string CoreNewLineText = "\n";

    public override void Flush()
    {
        if (CellContext.Current is null)
            console.Flush();
    }
}
