namespace CourseKit.Scripting;

/// <summary>How a <see cref="CSharpSession"/> finds files and how it stops a cell.</summary>
public sealed record SessionOptions
{
    /// <summary>Folder that relative paths in <c>#r</c> start from: the notebook's folder. Default: the current directory.</summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// Files that stand in for assemblies of the given simple name, whatever path <c>#r</c> says: a host uses it to let
    /// <c>#r ".../CourseKit.dll"</c> mean the build it runs with. They are loaded in place, not shadow-copied.
    /// </summary>
    public IReadOnlyDictionary<string, string> AssemblyOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Asks the user for a line, for <c>Console.ReadLine</c> and passwords in cells; gives null at the end of the input. Its token is
    /// cancelled when the cell is stopped. Null when there is nobody to ask: cells then read the process's own input.
    /// </summary>
    public Func<InputRequest, CancellationToken, Task<string?>>? ReadInput { get; init; }

    /// <summary>Stack of the thread that runs cells, in bytes: recursion in a notebook goes deeper than 1 MB.</summary>
    public int StackSize { get; init; } = 64 << 20;

    /// <summary>How long a cell that asked for <see cref="Cell.CancellationToken"/> may take to stop by itself.</summary>
    public TimeSpan CooperativeGrace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long an aborted cell may take to unwind before the session is given up.</summary>
    public TimeSpan AbortGrace { get; init; } = TimeSpan.FromSeconds(2);
}
