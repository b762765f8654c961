namespace TorchSharp;

public static partial class torch
{
    /// <summary>A matrix with 1 on its diagonal and 0 elsewhere.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; -1 for as many as rows.</param>
    /// <param name="dtype">Element type; default: the default floating-point type.</param>
    /// <param name="device">Must be the CPU.</param>
    /// <param name="requires_grad">Collect gradients with respect to it.</param>
    /// <param name="names">Not supported: null.</param>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null)
    {
        Options.Check(device, names);
        long width = columns == -1 ? rows : columns;
        var result = Filled(dtype ?? get_default_dtype(), Options.Sizes([rows, width]), 0);
        var impl = result.Impl;
        var diagonal = new TensorImpl(impl.Storage, impl.Dtype, [Math.Min(rows, width)], [width + 1], 0);
        Fill(diagonal, 1);
        return Options.Finish(result, requires_grad);
    }
}
