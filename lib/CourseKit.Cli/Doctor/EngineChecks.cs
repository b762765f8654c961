using System.Globalization;
using CourseKit.Cli.Engines;
using TorchSharp;

namespace CourseKit.Cli.Doctor;

/// <summary>Does the chosen engine work here, and does it see what it should?</summary>
internal static class EngineChecks
{
    private const string Engine = "engine";
    private const string Device = "device";

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
        try
        {
            using var ones = torch.ones(8, 8);
            using var product = ones.matmul(ones);
            if (product.sum().item<float>() != 512f)
                return ([Finding.Problem(Engine, $"{engine} computes wrong numbers", $"go back: {EngineAdvice.WayBack}")], false);
            var assembly = typeof(torch).Assembly.GetName();
            string version = $"{assembly.Name} {assembly.Version?.ToString(3)}";
            return ([Finding.Ok(Engine, $"{engine} ({version})"), Threads()], true);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException
            or BadImageFormatException or FileNotFoundException or EntryPointNotFoundException)
        {
            string cause = (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
            string fix = $"build again, which downloads what is missing: {EngineAdvice.Build}; or go back: {EngineAdvice.WayBack}";
            return ([Finding.Problem(Engine, $"{engine} does not load: {cause}", fix)], false);
        }
    }

    private static Finding Threads() => Finding.Ok(
        "threads",
        string.Create(CultureInfo.InvariantCulture, $"{torch.get_num_threads()} of {Environment.ProcessorCount} processors compute")
        + (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is { Length: > 0 } limit ? $" (OMP_NUM_THREADS={limit})" : ""));

    private static Finding Cards(CourseEnvironment settings)
    {
        bool sees = torch.cuda.is_available();
        string? card = ProgramRun.Ask("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader")?.Split('\n')[0].Trim();
        string name = OperatingSystem.IsWindows() ? "torchsharp-cuda-windows" : "torchsharp-cuda-linux";
        if (sees)
        {
            string named = card is null ? "" : $": {card}";
            return Finding.Ok(Device, $"{torch.cuda.device_count()} graphics card(s){named}; \"device\" is {settings.Device}");
        }
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
}
