using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Kernel.Requests;

namespace CourseKit.Kernel.Kernelspecs;

/// <summary>Makes the kernel known to front ends, and unknown again.</summary>
public static partial class KernelspecInstaller
{
    /// <summary>The name that the kit's notebooks carry.</summary>
    public const string DefaultName = "coursekit-csharp";

    /// <summary>What front ends show.</summary>
    public const string DefaultDisplayName = "C# (CourseKit)";

    private const string LogoPrefix = "logo-";
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the kernelspec; one of that name that is there already is replaced.</summary>
    /// <param name="dataFolder">A data folder of Jupyter's, such as <see cref="JupyterFolders.UserData"/>.</param>
    /// <param name="name">Letters, digits, dot, hyphen, underscore.</param>
    /// <param name="displayName">What front ends show.</param>
    /// <returns>The kernelspec.</returns>
    /// <exception cref="KernelspecException">The name is not allowed, the folder cannot be written, or the kernel is not built.</exception>
    public static Kernelspec Install(string dataFolder, string name = DefaultName, string displayName = DefaultDisplayName)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        string folder = FolderOf(dataFolder, name);
        var arguments = KernelLauncher.Arguments();
        string beside = $"{folder}.new-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(beside);
            File.WriteAllText(Path.Combine(beside, Kernelspec.FileName), Describe(arguments, displayName).ToJsonString(Indented) + "\n");
            WriteLogos(beside);
            // A front end that looks at this moment finds the old one, none, or the new one, never half of one.
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(beside, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelspecException($"{folder} cannot be written: {e.Message} Install for yourself with --user.", e);
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
        return new(Path.GetFileName(folder), folder, displayName, KernelInfo.Language, arguments);
    }

    /// <summary>Removes a kernelspec of this kit.</summary>
    /// <param name="dataFolder">A data folder of Jupyter's.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The folder that was removed.</returns>
    /// <exception cref="KernelspecException">There is none of that name, it is another kernel's, or it cannot be removed.</exception>
    public static string Uninstall(string dataFolder, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        string folder = FolderOf(dataFolder, name);
        if (Kernelspec.Read(folder) is not { } spec)
            throw new KernelspecException($"There is no kernelspec {folder}. See course kernel list.");
        if (!spec.IsOurs)
            throw new KernelspecException($"{folder} starts another kernel ({spec.DisplayName}); it stays.");
        try
        {
            Directory.Delete(folder, recursive: true);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelspecException($"{folder} cannot be removed: {e.Message}", e);
        }
    }

    private static string FolderOf(string dataFolder, string name)
    {
        if (!AllowedName().IsMatch(name))
            throw new KernelspecException($"\"{name}\" is not a name for a kernel: use letters, digits, dot, hyphen and underscore.");
        // Jupyter compares names without case.
        return Path.Combine(dataFolder, "kernels", name.ToLowerInvariant());
    }

    private static JsonObject Describe(IReadOnlyList<string> arguments, string displayName) => new()
    {
        ["argv"] = new JsonArray([.. arguments.Select(a => (JsonNode)a)]),
        ["display_name"] = displayName,
        ["language"] = KernelInfo.Language,
        // A signal would reach the wrong process on some platforms, and none on Windows.
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            // Maps compiled code once instead of twice: a kernel compiles all day long, and the second map is memory that stays.
            ["DOTNET_EnableWriteXorExecute"] = "0",
            // TorchSharp's threads otherwise wait by spinning, which on a machine that is busy makes training twenty times slower.
            ["OMP_WAIT_POLICY"] = "passive",
        },
        ["metadata"] = new JsonObject { ["debugger"] = false },
    };

    private static void WriteLogos(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var logo in assembly.GetManifestResourceNames().Where(n => n.StartsWith(LogoPrefix, StringComparison.Ordinal)))
        {
            using var source = assembly.GetManifestResourceStream(logo)!;
            using var target = File.Create(Path.Combine(folder, logo));
            source.CopyTo(target);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex AllowedName();
}
