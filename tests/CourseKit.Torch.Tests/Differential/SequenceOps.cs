using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>The operations of tests/golden/sequence_ops.py by name.</summary>
internal static partial class SequenceOps
{
    /// <summary>Name to operation.</summary>
    public static Dictionary<string, Func<StepArguments, Tensor>> All { get; } = new(
        Elementwise.Concat(Functions).Concat(Views).Concat(Indexing).Concat(Reductions).Concat(Networks)
            .Concat(RareIndices).Concat(RareTypes).Concat(RareWindows).Concat(RareLosses));

    /// <summary>A slice of all rows, columns ... but one dimension.</summary>
    private static Tensor Slice(Tensor x, long[] p) => x.slice(p[0], p[1], p[2], p[3]);
}
