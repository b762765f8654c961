using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace CourseKit.Cli.Doctor;

/// <summary>Why TorchSharp's native library does not load: TorchSharp itself then throws what it met where it looked last.</summary>
internal static partial class NativeEngine
{
    private const string Library = "LibTorchSharp";

    /// <summary>What the system says; null when the library loads.</summary>
    public static string? Trouble()
    {
        try
        {
            NativeLibrary.Load(Library, typeof(torch).Assembly, null);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return Cause(e.Message);
        }
    }

    /// <summary>The reason among what .NET lists: one sentence, and under it, but for Windows, a line for each place it looked in.</summary>
    public static string Cause(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 1
            ? lines[0]
            : lines.Skip(1).FirstOrDefault(l => !Absence().IsMatch(l)) ?? $"{Library} is nowhere beside the program";
    }

    /// <summary>A place without the library itself; that another one is missing, which it needs, is a reason.</summary>
    [GeneratedRegex($@"{Library}(\.so)?: cannot open shared object file: No such file|: tried: '[^']*{Library}[^']*' \(no such file\)")]
    private static partial Regex Absence();
}
