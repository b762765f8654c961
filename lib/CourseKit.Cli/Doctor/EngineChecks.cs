using System.Globalization;
using CourseKit.Cli.Engines;
using TorchSharp;

namespace CourseKit.Cli.Doctor;

/// <summary>Does the chosen engine work here, and does it see what it should?</summary>
internal static class EngineChecks
{
    private const string Engine = "engine";
    private const string Device = "device";
    private const double Gibi = 1024;

    public static IEnumerable<Finding> Of(CourseEnvironment settings)
    {
        string built = CourseEnvironment.BuiltEngine;
        if (settings.Engine != built)
        {
            yield return Finding.Problem(
                Engine, $"{settings.Engine} is chosen, but this build computes with {built}",
                $"{EngineAdvice.Build}, or go back: {EngineAdvice.WayBack}");
            yield break;
        }
        var (findings, works) = Try(built);
        foreach (var finding in findings)
            yield return finding;
        if (works)
            yield return Cards(settings);
    }

    /// <summary>Computes a little: a native library that is missing shows only then.</summary>
    private static (IReadOnlyList<Finding> Findings, bool Works) Try(string engine)
    {
        var output = Console.Out;
        try
        {
            // TorchSharp prints pages on where it looked for its libraries, before it throws them.
            Console.SetOut(TextWriter.Null);
            using var ones = torch.ones(8, 8);
            using var product = ones.matmul(ones);
            if (product.sum().item<float>() != 512f)
                return ([Finding.Problem(Engine, $"{engine} computes wrong numbers", $"go back: {EngineAdvice.WayBack}")], false);
            return ([Finding.Ok(Engine, $"{engine} ({Version()})"), Threads()], true);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StackOverflowException))
        {
            string? native = engine == "embedded" ? null : NativeEngine.Trouble();
            string cause = native ?? (e.InnerException ?? e).Message.Trim().Split('\n')[0].Trim();
            string fix = $"{EngineAdvice.Of(engine).MendOf(cause)}; or go back: {EngineAdvice.WayBack}";
            return ([Finding.Problem(Engine, $"{engine} does not work: {cause}", fix)], false);
        }
        finally
        {
            Console.SetOut(output);
        }
    }

    private static string Version()
    {
        var assembly = typeof(torch).Assembly.GetName();
        string version = $"{assembly.Name} {assembly.Version?.ToString(3)}";
        string? folder = CourseEnvironment.BuiltEngineFolder;
        return folder is null ? version : $"{version}, from {folder}";
    }

    private static Finding Threads() => Finding.Ok(
        "threads",
        string.Create(CultureInfo.InvariantCulture, $"{torch.get_num_threads()} of {Environment.ProcessorCount} processors compute")
        + (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } limit ? $" (OMP_NUM_THREADS={limit})" : ""));

    private static Finding Cards(CourseEnvironment settings)
    {
        bool sees = torch.cuda.is_available();
        string? card = Card();
        string name = OperatingSystem.IsWindows() ? "torchsharp-cuda-windows" : "torchsharp-cuda-linux";
        if (sees)
        {
            string named = card is null ? "" : $": {card}";
            string choice = settings.Device.ToString().ToLowerInvariant();
            return Finding.Ok(Device, $"{torch.cuda.device_count()} graphics card(s){named}; \"device\" is \"{choice}\"");
        }
        if (settings.Device == DeviceChoice.Auto && torch.mps_is_available())
            return Finding.Ok(Device, "Apple's graphics processor (MPS); it shares the memory");
        if (settings.Device == DeviceChoice.Cuda)
            return Finding.Problem(
                Device, $"\"device\" is \"cuda\", but {settings.Engine} sees no graphics card",
                card is null ? "in environment.json set \"device\": \"auto\"" : $"course engine {name}");
        if (settings.Engine.Contains("cuda", StringComparison.Ordinal))
        {
            string though = card is null ? "and neither does nvidia-smi" : $"though there is {card}";
            string fix = card is null ? "install NVIDIA's driver" : "update NVIDIA's driver to one for CUDA 12.8 or later";
            return Finding.Problem(Device, $"{settings.Engine} sees no graphics card, {though}", $"{fix}, then: nvidia-smi");
        }
        return card is null
            ? Finding.Ok(Device, "the processor")
            : Finding.Note(Device, $"the processor, though there is {card}", $"course engine {name}");
    }

    /// <summary>The first card by NVIDIA's own program, "RTX 4070, 1.2 of 8.0 GiB in use, driver 572.61"; null without one.</summary>
    private static string? Card()
    {
        const string What = "--query-gpu=name,memory.used,memory.total,driver_version";
        string? line = ProgramRun.Ask("nvidia-smi", What, "--format=csv,noheader,nounits")?.Split('\n')[0].Trim();
        if (line?.Split(", ") is not [var name, var used, var total, var driver])
            return line;
        var invariant = CultureInfo.InvariantCulture;
        return double.TryParse(used, invariant, out double u) && double.TryParse(total, invariant, out double t)
            ? string.Create(invariant, $"{name}, {u / Gibi:0.0} of {t / Gibi:0.0} GiB in use, driver {driver}")
            : $"{name}, driver {driver}";
    }
}
