using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CourseKit.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Weights;

/// <summary>
/// Weights trained on ImageNet that torchvision publishes (BSD 3-clause licence): fetched once, checked by the first eight digits of
/// their SHA-256, which their names carry, and kept beside the data sets.
/// </summary>
/// <remarks>pytorch.org/vision/stable/models.html, the weights named IMAGENET1K_V1.</remarks>
public static partial class PublishedWeights
{
    private const long LargestFile = 1_000_000_000;

    private static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where the files are.</summary>
    public static Uri Source { get; } = new("https://download.pytorch.org/models/");

    /// <summary>File of each model, by the name that <see cref="Zoo"/> has for it.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["alexnet"] = "alexnet-owt-7be5be79.pth", ["densenet121"] = "densenet121-a639ec97.pth",
        ["googlenet-aux"] = "googlenet-1378be20.pth",
        ["resnet18"] = "resnet18-f37072fd.pth", ["resnet34"] = "resnet34-b627a593.pth", ["resnet50"] = "resnet50-0676ba61.pth",
        ["resnet101"] = "resnet101-63fe2227.pth", ["resnet152"] = "resnet152-394f9c45.pth",
        ["resnext50_32x4d"] = "resnext50_32x4d-7cdf4587.pth", ["wide_resnet50_2"] = "wide_resnet50_2-95faca4d.pth",
        ["vgg11"] = "vgg11-8a719046.pth", ["vgg11_bn"] = "vgg11_bn-6002323d.pth", ["vgg13"] = "vgg13-19584684.pth",
        ["vgg13_bn"] = "vgg13_bn-abd245e5.pth", ["vgg16"] = "vgg16-397923af.pth", ["vgg16_bn"] = "vgg16_bn-6c64b313.pth",
        ["vgg19"] = "vgg19-dcbb9e9d.pth", ["vgg19_bn"] = "vgg19_bn-c79401a0.pth",
    };

    /// <summary>Makes a model with its published weights, fetched if need be; in evaluation mode.</summary>
    /// <param name="name">A name of <see cref="Files"/>.</param>
    /// <param name="folder">Where files are kept; null for "weights" in the data folder.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The model, for images normalised with mean 0.485, 0.456, 0.406 and deviation 0.229, 0.224, 0.225.</returns>
    /// <exception cref="CourseKitException">Nothing is published under this name, or the file cannot be fetched.</exception>
    public static async Task<Module<Tensor, Tensor>> LoadAsync(
        string name, string? folder = null, CancellationToken cancellationToken = default)
    {
        var path = await GetAsync(name, folder, null, cancellationToken);
        var model = name == "googlenet-aux" ? new GoogLeNet(transform_input: true) : Zoo.Create(name);
        var weights = WeightFile.Read(path).ToDictionary(entry => OldDenseLayer().Replace(entry.Key, "$1$2"), entry => entry.Value);
        ModuleWeights.LoadWeights(model, weights, path, strict: true);
        model.eval();
        return model;
    }

    /// <summary>Makes sure that the file of a model is there; it appears whole and right or not at all.</summary>
    /// <param name="name">A name of <see cref="Files"/>.</param>
    /// <param name="folder">Where files are kept; null for "weights" in the data folder.</param>
    /// <param name="progress">Told the bytes received so far.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="CourseKitException">Nothing is published under this name, or the file cannot be fetched.</exception>
    public static Task<string> GetAsync(
        string name, string? folder = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!Files.TryGetValue(name, out var file))
            throw new CourseKitException($"No weights are published for '{name}'; there are: {string.Join(", ", Files.Keys)}.");
        return FetchAsync(new Uri(Source, file), folder ?? DefaultFolder, progress, cancellationToken);
    }

    /// <summary>"weights" in the data folder of environment.json.</summary>
    public static string DefaultFolder => Path.Combine(CourseEnvironment.Current.DataFolder, "weights");

    internal static async Task<string> FetchAsync(
        Uri address, string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, Path.GetFileName(address.LocalPath));
        if (File.Exists(target))
            return target;
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            var digest = await ReceiveAsync(address, temporary, progress, cancellationToken);
            var prefix = Path.GetFileNameWithoutExtension(target).Split('-')[^1];
            if (!digest.StartsWith(prefix, StringComparison.Ordinal))
            {
                throw new CourseKitException(
                    $"{address} gave other bytes than were published: SHA-256 {digest}, not {prefix}... Try again.");
            }
            File.Move(temporary, target, overwrite: true);
            return target;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new CourseKitException(
                $"{address} cannot be fetched: {error.Message} Try again later, or put the file into {folder} yourself.", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<string> ReceiveAsync(Uri address, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var response = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, received) = (new byte[1 << 16], 0L);
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            received += count;
            if (received > LargestFile)
                throw new CourseKitException($"{address} sends more than {LargestFile} bytes: that is no file of weights.");
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            progress?.Report(received);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The published DenseNet has names from before dots were forbidden in them: "denselayer1.norm.1.weight".
    [GeneratedRegex(@"^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\..*)$")]
    private static partial Regex OldDenseLayer();
}
