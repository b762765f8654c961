using static TorchSharp.torch;

namespace CourseKit.Torch.Tests;

/// <summary>Tensors from flat lists of numbers and back, for every type the tests use.</summary>
internal static class Values
{
    /// <summary>A tensor of <paramref name="shape"/> from its elements in row-major order.</summary>
    public static Tensor Make(ScalarType dtype, long[] shape, double[] data)
    {
        if (data.Length == 0) return zeros(shape, dtype: dtype);
        return dtype switch
        {
            ScalarType.Float32 => tensor(Array.ConvertAll(data, v => (float)v), shape),
            ScalarType.Float64 => tensor(data, shape),
            ScalarType.Int64 => tensor(Array.ConvertAll(data, v => (long)v), shape),
            ScalarType.Int32 => tensor(Array.ConvertAll(data, v => (int)v), shape),
            ScalarType.Byte => tensor(Array.ConvertAll(data, v => (byte)v), shape),
            ScalarType.Bool => tensor(Array.ConvertAll(data, v => v != 0), shape),
            _ => throw new ArgumentException($"The tests make no {dtype} tensors."),
        };
    }

    /// <summary>A float64 leaf that requires a gradient.</summary>
    public static Tensor Leaf(long[] shape, params double[] data) => Make(ScalarType.Float64, shape, data).requires_grad_(true);

    /// <summary>A float32 leaf that requires a gradient, of one dimension.</summary>
    public static Tensor Leaf(params float[] data) => tensor(data).requires_grad_(true);

    /// <summary>The elements in row-major order, whatever the type and the strides.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.detach().contiguous();
        if (flat.numel() == 0) return [];
        return flat.dtype switch
        {
            ScalarType.Float32 => Array.ConvertAll(flat.data<float>().ToArray(), v => (double)v),
            ScalarType.Float64 => flat.data<double>().ToArray(),
            ScalarType.Int64 => Array.ConvertAll(flat.data<long>().ToArray(), v => (double)v),
            ScalarType.Int32 => Array.ConvertAll(flat.data<int>().ToArray(), v => (double)v),
            ScalarType.Byte => Array.ConvertAll(flat.data<byte>().ToArray(), v => (double)v),
            ScalarType.Bool => Array.ConvertAll(flat.data<bool>().ToArray(), v => v ? 1.0 : 0.0),
            _ => throw new ArgumentException($"The tests read no {flat.dtype} tensors."),
        };
    }

    /// <summary>Numbers in -2…2 that depend on nothing but the seed, three decimals each.</summary>
    public static double[] Draw(int seed, long count)
    {
        var random = new Lehmer(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = random.Next(-2000, 2000) / 1000.0;
        return values;
    }

    /// <summary>The fixed weights of a gradient's scalar, as encode.py has them: (7 i + 3) mod 11, less 5, over 4.</summary>
    public static Tensor Cotangent(Tensor output)
    {
        var weights = new double[output.numel()];
        for (var i = 0L; i < weights.Length; i++) weights[i] = ((i * 7 + 3) % 11 - 5) / 4.0;
        return Make(output.dtype, output.shape, weights);
    }
}
