using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The exceptions of broken rules, of the types that TorchSharp throws for them.</summary>
internal static class Errors
{
    /// <summary>A rule that libtorch checks: shapes, dtypes, autograd. TorchSharp reports these as
    /// <see cref="ExternalException"/>.</summary>
#pragma warning disable CA2201 // the type that TorchSharp throws
    public static ExternalException Torch(string message) => new(message);
#pragma warning restore CA2201

    /// <summary>"expected ... to be in range", as PyTorch words it.</summary>
    public static ExternalException DimensionOutOfRange(long dim, int rank) =>
        Torch($"Dimension out of range (expected to be in range of [{-Math.Max(rank, 1)}, {Math.Max(rank, 1) - 1}], but got {dim})");
}
