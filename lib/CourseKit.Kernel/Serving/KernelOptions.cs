namespace CourseKit.Kernel.Serving;

/// <summary>How a kernel is started.</summary>
internal sealed record KernelOptions
{
    public required string ConnectionFile { get; init; }

    /// <summary>File to which dropped messages and failures are noted; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>Whether the kernel ends when the process that started it does.</summary>
    public bool EndsWithParent { get; init; } = true;

    public const string Usage = """
        usage: CourseKit.Kernel -f CONNECTION_FILE [--log FILE] [--keep-alive]

          -f FILE        connection file that the front end wrote
          --log FILE     note dropped messages and failures there (or set COURSEKIT_KERNEL_LOG)
          --keep-alive   go on when the process that started the kernel has ended
        """;

    /// <summary>
    /// Reads a command line; null when it names no connection file. Words that it does not know are passed over: clients add their own
    /// (jupyter run, the files to run).
    /// </summary>
    public static KernelOptions? Parse(IReadOnlyList<string> arguments)
    {
        string? connection = null, log = Environment.GetEnvironmentVariable("COURSEKIT_KERNEL_LOG");
        bool endsWithParent = true;
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "-f" or "--connection-file" when i + 1 < arguments.Count: connection = arguments[++i]; break;
                case "--log" when i + 1 < arguments.Count: log = arguments[++i]; break;
                case "--keep-alive": endsWithParent = false; break;
            }
        }
        return connection is null ? null : new() { ConnectionFile = connection, LogFile = log, EndsWithParent = endsWithParent };
    }
}
