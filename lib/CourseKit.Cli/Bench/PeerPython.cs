using System.ComponentModel;
using System.Diagnostics;

namespace CourseKit.Cli.Bench;

/// <summary>A Python that has PyTorch, of the several that a machine may have.</summary>
/// <param name="Program">What starts it.</param>
/// <param name="Arguments">What stands before the script: "-3" for the Windows launcher.</param>
/// <param name="Version">PyTorch's version.</param>
internal sealed record PeerPython(string Program, IReadOnlyList<string> Arguments, string Version)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);     // a first import reads some hundred MB from disk

    /// <summary>How a user would start it.</summary>
    public string Name => string.Join(' ', [Program, .. Arguments]);

    /// <summary>The Python that the user named, or the first of the usual ones, that can import torch.</summary>
    /// <param name="wanted">A program, or null for the usual ones.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="BenchException">None has it; the message names what to install.</exception>
    public static Task<PeerPython> FindAsync(string? wanted, CancellationToken cancel) =>
        FindAsync(wanted is null ? Usual(OperatingSystem.IsWindows()) : [(wanted, [])], AskAsync, cancel);

    /// <summary>The first candidate that answers with a version.</summary>
    internal static async Task<PeerPython> FindAsync(
        IReadOnlyList<(string Program, string[] Arguments)> candidates,
        Func<string, string[], CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        foreach (var (program, arguments) in candidates)
        {
            if (await ask(program, arguments, cancel) is { Length: > 0 } version)
                return new(program, arguments, version);
        }
        string tried = string.Join(", ", candidates.Select(c => string.Join(' ', [c.Program, .. c.Arguments])));
        throw new BenchException($"No Python here can import torch (tried {tried}). Install it, on Debian and Ubuntu the package " +
            "python3-torch, elsewhere with `pip install torch`, or name its Python with --python.");
    }

    /// <summary>The one on the PATH, the places where systems put theirs, and the Windows launcher.</summary>
    internal static IReadOnlyList<(string Program, string[] Arguments)> Usual(bool windows) => windows
        ? [("python3", []), ("python", []), ("py", ["-3"])]
        : [("python3", []), ("/usr/bin/python3", []), ("/usr/local/bin/python3", []), ("/opt/homebrew/bin/python3", []), ("python", [])];

    private static async Task<string?> AskAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var python = Process.Start(new ProcessStartInfo(program, [.. arguments, "-c", "import torch; print(torch.__version__)"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = python.StandardOutput.ReadToEndAsync(limit.Token);
            _ = python.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await python.WaitForExitAsync(limit.Token);
                return python.ExitCode == 0 ? (await output).Trim() : null;
            }
            finally
            {
                if (!python.HasExited)
                    python.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception)
        {
            return null;        // there is none of that name
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
