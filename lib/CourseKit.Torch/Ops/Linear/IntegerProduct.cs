using System.Numerics;

namespace TorchSharp;

/// <summary>
/// y = a x b of whole numbers, overflow wrapping around as in PyTorch. A plain loop: integer products are rare and small.
/// </summary>
/// <param name="a">Row-major matrices, batch after batch.</param>
/// <param name="b">Row-major matrices, as many.</param>
/// <param name="y">Row-major result.</param>
internal readonly struct IntegerProduct(TensorImpl a, TensorImpl b, TensorImpl y) : INumericBody
{
    /// <summary>Computes the product of matrices whose leading dimensions broadcast.</summary>
    public static void Run(torch.Tensor a, torch.Tensor b, TensorImpl y, long[] batch)
    {
        using var grad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var left = a.expand([.. batch, .. a.Impl.Sizes[^2..]]).contiguous();
        var right = b.expand([.. batch, .. b.Impl.Sizes[^2..]]).contiguous();
        Dispatch.Numeric(y.Dtype, new IntegerProduct(left.Impl, right.Impl, y));
    }

    public void Run<T>() where T : unmanaged, INumber<T>
    {
        int m = checked((int)a.Sizes[^2]), k = checked((int)a.Sizes[^1]), n = checked((int)b.Sizes[^1]);
        Span<T> left = a.Span<T>(), right = b.Span<T>(), result = y.Span<T>();
        result.Clear();
        for (int row = 0; n > 0 && row < result.Length / n; row++)
        {
            var line = result.Slice(row * n, n);
            for (int i = 0; i < k; i++)
            {
                var factor = left[row * k + i];
                var values = right.Slice((row / m * k + i) * n, n);
                for (int j = 0; j < n; j++)
                    line[j] += factor * values[j];
            }
        }
    }
}
