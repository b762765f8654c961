using System.Diagnostics;
using System.Reflection;
using CourseKit.Scripting.Compilation;
using CourseKit.Scripting.Display;

namespace CourseKit.Scripting.Errors;

/// <summary>An exception as its user needs it: what, where in the cell, and the calls in between without the machinery.</summary>
/// <param name="sourceOf">Text of a cell by its name, or null when the name is no cell's.</param>
internal sealed class ExceptionErrors(Func<string, CellSource?> sourceOf)
{
    private const int MaxFrames = 12;
    private const int MaxInner = 5;
    private const int MaxMessage = 10_000;

    /// <param name="exception">What a cell threw.</param>
    /// <param name="cell">Name of the cell.</param>
    /// <param name="reached">Line of the top-level statement that it had reached, for an exception that knows no line.</param>
    public CellError Describe(Exception exception, string cell, int reached)
    {
        while (exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 }
            && exception.InnerException is { } inner)
            exception = inner;
        var traceback = new List<string>();
        var (line, column) = Append(traceback, exception, 0);
        if (line == 0)
        {
            line = reached;
            traceback.InsertRange(1, Place(cell, line, 0));
        }
        return new(exception.GetType().FullName ?? exception.GetType().Name, Message(exception), line, column, traceback);
    }

    private (int Line, int Column) Append(List<string> traceback, Exception exception, int depth)
    {
        string head = $"{AnsiColor.Red(exception.GetType().FullName ?? "")}: {Message(exception)}";
        traceback.AddRange((depth == 0 ? head : "caused by " + head).Split('\n'));
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var blamed = frames.FirstOrDefault(f => sourceOf(f.GetFileName() ?? "") is not null);
        int line = blamed?.GetFileLineNumber() ?? 0;
        int column = blamed is null ? 0 : sourceOf(blamed.GetFileName()!)!.OriginalColumn(line, blamed.GetFileColumnNumber());
        if (blamed is not null)
            traceback.AddRange(Place(blamed.GetFileName()!, line, column));
        var calls = frames.Select(Call).OfType<string>().ToList();
        if (calls.Count > 1)
            traceback.AddRange(calls.Take(MaxFrames).Select(c => AnsiColor.Gray("  at " + c)));
        if (calls.Count > MaxFrames)
            traceback.Add(AnsiColor.Gray($"  ... {calls.Count - MaxFrames} more calls"));

        var inner = exception is AggregateException many ? many.InnerExceptions : (IEnumerable<Exception?>)[exception.InnerException];
        foreach (var cause in inner.OfType<Exception>().Take(depth < MaxInner ? MaxInner : 0))
        {
            var (innerLine, innerColumn) = Append(traceback, cause, depth + 1);
            if (line == 0)
                (line, column) = (innerLine, innerColumn);
        }
        return (line, column);
    }

    private IEnumerable<string> Place(string cell, int line, int column) =>
        [$"  {AnsiColor.Cyan($"{cell}, line {line}")}:", .. sourceOf(cell) is { } source
            ? SourceLine.WithCaret(source.Text, line, column, 1) : []];

    private static string Message(Exception exception) => SafeText.Of(SafeText.Cut(ValueText.MessageOf(exception), MaxMessage));

    private static string? Call(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || method.DeclaringType is not { } type)
            return null;
        string space = type.Namespace ?? "";
        bool isMachinery = type.Assembly == typeof(ExceptionErrors).Assembly
            || space.StartsWith("CourseKit.Kernel", StringComparison.Ordinal)
            || space is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices" or "System.Threading" or "System.Runtime"
            || (space == "System.Threading.Tasks" && type.Name.StartsWith("Task", StringComparison.Ordinal));
        if (isMachinery)
            return null;
        string where = frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}" : "";
        return MethodName.Of(method, type) is { } name ? name + where : where.Length > 0 ? "cell" + where : null;
    }
}
