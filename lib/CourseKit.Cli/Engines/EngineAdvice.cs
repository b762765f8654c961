namespace CourseKit.Cli.Engines;

/// <summary>What a person should know about each engine.</summary>
/// <param name="Name">As in environment.json.</param>
/// <param name="Summary">What it is, in a few words.</param>
/// <param name="Next">What to do after choosing it.</param>
internal sealed record EngineAdvice(string Name, string Summary, string Next)
{
    /// <summary>The way out when an engine cannot be had.</summary>
    public const string WayBack = "course engine embedded";

    private const string Local = "torchsharp-local";

    /// <summary>Builds the kit with the chosen engine.</summary>
    public const string Build = "dotnet build -c Release lib/CourseKit.Cli";

    /// <summary>One for each engine that the settings may name, in their order.</summary>
    public static IReadOnlyList<EngineAdvice> All { get; } =
    [
        new("embedded", "managed C#, nothing to download, processor only", $"Build: {Build}"),
        new(Local, "a TorchSharp.dll of your own: Apple MPS, Jetson, own builds",
            $"Set the environment variable TorchSharpPath to the folder with TorchSharp.dll and its native library, then: {Build}"),
        new("torchsharp-cpu", "TorchSharp on the processor, some 300 MB from NuGet", $"Build, which downloads the package: {Build}"),
        new("torchsharp-cuda-windows", "TorchSharp on an NVIDIA card under Windows, some 3 GB from NuGet",
            $"Build, which downloads the packages: {Build}"),
        new("torchsharp-cuda-linux", "TorchSharp on an NVIDIA card under Linux, some 3 GB from NuGet",
            $"Build, which downloads the packages: {Build}"),
    ];

    /// <summary>Why the engine cannot work on this machine; null when it may.</summary>
    public string? Objection => Name switch
    {
        "torchsharp-cuda-windows" when !OperatingSystem.IsWindows() => "it needs Windows",
        "torchsharp-cuda-linux" when !OperatingSystem.IsLinux() => "it needs Linux",
        Local when string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TorchSharpPath")) => "TorchSharpPath is not set yet",
        _ => null,
    };

    /// <summary>What to do when it was built and does not load.</summary>
    public string Mend => Name switch
    {
        "embedded" => $"build again: {Build}",
        Local => $"put {NativeLibrary} and the libraries of libtorch, all of one version, beside TorchSharp.dll, then: {Build}",
        _ when OperatingSystem.IsWindows() =>
            $"install Microsoft's C++ runtime: winget install Microsoft.VCRedist.2015+.x64, then {Again}",
        _ => Again,
    };

    /// <summary>What to do about a cause that the system's loader named.</summary>
    public string MendOf(string cause) =>
        cause.Contains("GLIBC", StringComparison.Ordinal) ? "take a newer Linux or container, as docs/linux-gpu.md says" : Mend;

    private static string Again => $"build again, which downloads what is missing: {Build}";

    private static string NativeLibrary => OperatingSystem.IsWindows() ? "LibTorchSharp.dll"
        : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";

    /// <summary>The advice for an engine.</summary>
    public static EngineAdvice Of(string name) => All.Single(a => a.Name == name);
}
