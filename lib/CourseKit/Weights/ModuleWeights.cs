using static TorchSharp.torch;

namespace CourseKit.Weights;

/// <summary>Loading and saving the weights of a model.</summary>
public static class ModuleWeights
{
    private const string DataParallel = "module.";

    /// <summary>
    /// Copies the weights of a file into a model: safetensors, PyTorch's .pt and .pth, TorchSharp's .dat. When something does not fit
    /// and <paramref name="strict"/> holds, nothing is changed.
    /// </summary>
    /// <param name="module">The model, on any device.</param>
    /// <param name="path">The file.</param>
    /// <param name="strict">Refuse when a name is missing, unknown or of another shape; otherwise load what fits and report the
    /// rest.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="CourseKitException">The file is damaged, or does not fit the model and strict holds.</exception>
    public static WeightsReport LoadWeights(this nn.Module module, string path, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path.EndsWith(".dat", StringComparison.OrdinalIgnoreCase)
            ? LoadTorchSharp(module, path, strict)
            : LoadWeights(module, WeightFile.Read(path), path, strict);
    }

    /// <summary>Saves the parameters and buffers of a model as safetensors; the file appears whole or not at all.</summary>
    /// <param name="module">The model, on any device.</param>
    /// <param name="path">The file, by custom ending in .safetensors.</param>
    public static void SaveWeights(this nn.Module module, string path)
    {
        ArgumentNullException.ThrowIfNull(module);
        SafeTensors.Write(path, module.state_dict(), new Dictionary<string, string> { ["format"] = "pt" });
    }

    internal static WeightsReport LoadWeights(
        nn.Module module, IReadOnlyDictionary<string, WeightTensor> weights, string source, bool strict)
    {
        var own = module.state_dict();
        weights = WithoutPrefix(weights);
        var shared = own.Keys.Where(weights.ContainsKey).ToList();
        var mismatched = shared.Where(name => !own[name].shape.SequenceEqual(weights[name].Shape)).ToList();
        var report = new WeightsReport(
            [.. shared.Except(mismatched)],
            [.. own.Keys.Where(name => !weights.ContainsKey(name) && !IsCounter(name))],
            [.. weights.Keys.Where(name => !own.ContainsKey(name))],
            [.. mismatched.Select(name => $"{name}: model {Shape(own[name].shape)}, file {Shape(weights[name].Shape)}")]);
        if (strict && !report.Complete)
            throw new CourseKitException($"{source} does not fit {module.GetName()}: {report}. With strict: false what fits is loaded.");

        using var noGrad = no_grad();
        foreach (var name in report.Loaded)
        {
            using var values = weights[name].ToTensor();
            own[name].copy_(values);
        }
        return report;
    }

    private static WeightsReport LoadTorchSharp(nn.Module module, string path, bool strict)
    {
        if (!File.Exists(path))
            throw new CourseKitException($"There is no weight file {path}.");
        var loaded = new Dictionary<string, bool>();
        try
        {
            module.load(path, strict, null, loaded);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new CourseKitException($"{path} does not fit {module.GetName()}: {error.Message}", error);
        }
        var byFate = loaded.ToLookup(entry => entry.Value, entry => entry.Key);
        return new WeightsReport([.. byFate[true]], [.. byFate[false]], [], []);
    }

    // torch.nn.DataParallel puts "module." in front of every name.
    private static IReadOnlyDictionary<string, WeightTensor> WithoutPrefix(IReadOnlyDictionary<string, WeightTensor> weights) =>
        weights.Keys.All(name => name.StartsWith(DataParallel, StringComparison.Ordinal))
            ? weights.ToDictionary(entry => entry.Key[DataParallel.Length..], entry => entry.Value)
            : weights;

    // Files of before PyTorch 0.4.1 do not count batches; the number is not used unless momentum is null.
    private static bool IsCounter(string name) => name.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    private static string Shape(IEnumerable<long> sizes) => $"({string.Join(", ", sizes)})";
}
