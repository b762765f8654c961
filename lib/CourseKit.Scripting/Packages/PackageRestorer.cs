using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Scripting.Directives;

namespace CourseKit.Scripting.Packages;

/// <summary>
/// Restores packages as a project would: the SDK does it, with the sources, credentials and cache that the user's own NuGet
/// configuration names. The answer is kept, so that a set that was restored once is there at once.
/// </summary>
/// <param name="baseDirectory">Where NuGet begins to look for its configuration: the notebook's folder.</param>
internal sealed partial class PackageRestorer(string baseDirectory)
{
    private static readonly TimeSpan FloatingLifetime = TimeSpan.FromDays(1);
    private static readonly string Cache = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? local : Path.GetTempPath(),
        "CourseKit", "packages");

    /// <summary>Restores a set of packages.</summary>
    /// <param name="packages">All that the session refers to: versions are chosen for the whole set.</param>
    /// <param name="sources">Sources beyond those that NuGet is configured with.</param>
    /// <param name="cancel">Stops the restore.</param>
    /// <exception cref="DirectiveException">The set cannot be restored; says why.</exception>
    public async Task<RestoredPackages> RestoreAsync(
        IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources, CancellationToken cancel)
    {
        string project = Project(packages, sources);
        string kept = Path.Combine(Cache, Key(project + baseDirectory));
        string assets = Path.Combine(kept, "project.assets.json");
        bool isFresh = packages.All(p => !p.IsFloating) || DateTime.UtcNow - File.GetLastWriteTimeUtc(assets) < FloatingLifetime;
        if (isFresh && AssetsFile.TryRead(assets, RuntimeInformation.RuntimeIdentifier) is { } known)
            return known;

        var folder = Directory.CreateTempSubdirectory("coursekit-restore-");
        try
        {
            string made = await RunAsync(folder.FullName, project, cancel).ConfigureAwait(false);
            var restored = AssetsFile.TryRead(made, RuntimeInformation.RuntimeIdentifier)
                ?? throw new DirectiveException(
                    "The packages were restored, but what was restored cannot be read. Try again after deleting them from NuGet's cache.");
            Keep(made, assets);
            return restored;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> RunAsync(string folder, string project, CancellationToken cancel)
    {
        string path = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(path, project, cancel).ConfigureAwait(false);
        // The project stands for itself, wherever the temporary folder is.
        string[] isolated =
            ["-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false"];
        var start = new ProcessStartInfo(
            DotnetPath(), ["restore", path, "-nologo", "-v", "minimal", "--disable-build-servers",
                $"-p:RestoreRootConfigDirectory={baseDirectory}", .. isolated])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        // A program that was started by `dotnet run` or by a build hands down settings that are that build's own.
        foreach (var variable in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start) ?? throw new DirectiveException("The .NET SDK could not be started.");
        process.StandardInput.Close();
        var said = new StringBuilder();
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode == 0 ? Path.Combine(folder, "obj", "project.assets.json")
            : throw new DirectiveException(Reason(said.ToString()));

        void Hear(string? line)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lock (said)
                said.AppendLine(line);
        }
    }

    /// <summary>The dotnet that runs this program: the SDK, if there is one, lies beside it.</summary>
    private static string DotnetPath()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string dotnet = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(dotnet) && Directory.Exists(Path.Combine(root, "sdk"))
            ? dotnet
            : throw new DirectiveException(
                $"#r \"nuget: ...\" needs the .NET SDK, and there is none in {root}. "
                    + "Install it, or refer to a file: #r \"path/to/Library.dll\".");
    }

    private static string Project(IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources) => new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("UseAppHost", "false"),
            new XElement("NuGetAudit", "false"),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement(
            "ItemGroup",
            packages.OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase).Select(p => new XElement(
                "PackageReference", new XAttribute("Include", p.Id), new XAttribute("Version", p.Version))))).ToString();

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    private static void Keep(string made, string assets)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(assets)!);
            string temporary = $"{assets}.{Environment.ProcessId}";
            File.Copy(made, temporary, overwrite: true);
            File.Move(temporary, assets, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not kept: the next session restores again.
        }
    }

    /// <summary>NuGet's own sentence, without the path of our project before it.</summary>
    private static string Reason(string said)
    {
        var errors = Error().Matches(said).Select(m => m.Groups["message"].Value.Trim()).Distinct().ToList();
        return errors.Count > 0 ? string.Join("\n", errors) : $"The packages could not be restored: {said.Trim()}";
    }

    [GeneratedRegex(@"error\s*(?<message>(?:NU|NETSDK|MSB)\d+:.*?)(?:\s\[[^\]\n]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
