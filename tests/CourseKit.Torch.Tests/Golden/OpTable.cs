using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The op table of tests/golden/ops.py over TorchSharp's API: name -> function of the inputs and the arguments.</summary>
internal static class OpTable
{
    private static readonly Dictionary<string, Op> Rows =
        new[] { ElementwiseOps.Rows, ShapeOps.Rows, ReductionOps.Rows, NetworkOps.Rows, LayerOps.Rows, LossOps.Rows, PoolOps.Rows }
            .Concat([MathOps.Rows, IndexingOps.Rows, SortingOps.Rows, MoveOps.Rows, ColumnOps.Rows, CallOps.Rows])
            .SelectMany(rows => rows).ToDictionary(row => row.Key, row => row.Value);

    /// <summary>One op: inputs and arguments to outputs.</summary>
    public delegate Tensor[] Op(Tensor[] x, Arguments a);

    public static IReadOnlyCollection<string> Names => Rows.Keys;

    public static Tensor[] Run(string op, Tensor[] inputs, Arguments args) =>
        Rows.TryGetValue(op, out var row) ? row(inputs, args) : throw new InvalidDataException($"The op table has no row '{op}'.");
}
