using CourseKit.Weights.Pickle;

namespace CourseKit.Weights;

/// <summary>Files of weights in any format: safetensors, and PyTorch's .pt and .pth. What the file is, its first bytes say, not its
/// name.</summary>
public static class WeightFile
{
    /// <summary>Reads the tensors of a file. Nothing in a file can run: a pickle that asks for more than tensors is refused by
    /// name.</summary>
    /// <param name="path">A safetensors file, or one that <c>torch.save(model.state_dict(), path)</c> made.</param>
    /// <returns>Tensors by name.</returns>
    /// <exception cref="CourseKitException">The file is missing, damaged, or something else.</exception>
    public static IReadOnlyDictionary<string, WeightTensor> Read(string path) => Parse(WeightBytes.OfFile(path), path);

    internal static IReadOnlyDictionary<string, WeightTensor> Parse(byte[] file, string name) => file switch
    {
        [_, _, _, _, _, _, _, _, (byte)'{', ..] => SafeTensors.Parse(file, name),
        [(byte)'P', (byte)'K', ..] or [0x80, ..] => TorchFile.Parse(file, name),
        _ => SafeTensors.Parse(file, name),
    };
}
