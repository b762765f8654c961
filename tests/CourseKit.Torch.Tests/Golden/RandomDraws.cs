using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>The draws of tests/golden/random_draws.py by name.</summary>
internal static class RandomDraws
{
    public static Tensor Draw(string name, Arguments a) => name switch
    {
        "rand" => rand(a.Longs("shape"), dtype: a.Dtype()),
        "rand_tail" => rand(a.Long("count"))[TensorIndex.Slice(-a.Long("tail"))],
        "randn" => randn(a.Longs("shape"), dtype: a.Dtype()),
        "randint" => randint(a.Long("low"), a.Long("high"), a.Longs("shape"), dtype: a.Dtype(ScalarType.Int64)),
        "randperm" => randperm(a.Long("n"), dtype: a.Dtype(ScalarType.Int64)),
        "bernoulli_" => zeros(a.Longs("shape"), dtype: a.Dtype()).bernoulli_(a.Double("p")),
        "dropout" => nn.functional.dropout(ones(a.Longs("shape"), dtype: a.Dtype()), a.Double("p")),
        "uniform_" => zeros(a.Longs("shape"), dtype: a.Dtype()).uniform_(a.Double("from"), a.Double("to")),
        "normal_" => zeros(a.Longs("shape"), dtype: a.Dtype()).normal_(a.Double("mean"), a.Double("std")),
        "state" => get_rng_state(),
        "exponential_" => Strided(a).exponential_(a.Double("lambda")),
        "geometric_" => Strided(a).geometric_(a.Double("p")),
        "log_normal_" => Strided(a).log_normal_(a.Double("mean"), a.Double("std")),
        "cauchy_" => Strided(a).cauchy_(a.Double("median"), a.Double("sigma")),
        "random_" => Strided(a).random_(a.Double("from"), a.Double("to")),
        "strided uniform_" => Strided(a).uniform_(a.Double("from"), a.Double("to")),
        "strided normal_" => Strided(a).normal_(a.Double("mean"), a.Double("std")),
        "strided bernoulli_" => Strided(a).bernoulli_(a.Double("p")),
        "strided dropout" => nn.functional.dropout(Strided(a).add_(1), a.Double("p")),
        "bernoulli" => bernoulli(Weights(a.Longs("shape"), a.Dtype())),
        "bernoulli_ tensor" => Strided(a).bernoulli_(Weights(a.Longs("shape")[^1..], a.Dtype("p"))),
        "multinomial" => multinomial(Weights(a.Longs("shape"), a.Dtype()), a.Long("count"), a.Bool("replacement")),
        "normal" => normal(a.Double("mean"), a.Double("std"), a.Longs("shape"), dtype: a.Dtype()),
        "normal tensors" => normal(Weights(a.Longs("shape"), a.Dtype()), Weights(a.Longs("shape")[^1..], a.Dtype())),
        "rand_like" => rand_like(Strided(a)),
        "randn_like" => randn_like(Strided(a)),
        "randint_like" => randint_like(Strided(a), a.Long("low"), a.Long("high")),
        _ => throw new InvalidDataException($"The harness knows no draw '{name}'."),
    };

    /// <summary>Zeros of a shape, as the view that "view" names.</summary>
    private static Tensor Strided(Arguments a)
    {
        var shape = a.Longs("shape");
        return a.TextOrNull("view") switch
        {
            "reversed" => zeros([.. shape.Reverse()],
                dtype: a.Dtype()).permute([.. Enumerable.Range(0, shape.Length).Reverse().Select(d => (long)d)]),
            "every second" => zeros([.. shape[..^1], 2 * shape[^1]], dtype: a.Dtype()).slice(-1, 0, 2 * shape[^1], 2),
            _ => zeros(shape, dtype: a.Dtype()),
        };
    }

    /// <summary>(7 i mod 11 + 1) / 16.</summary>
    private static Tensor Weights(long[] shape, ScalarType dtype)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return tensor(Array.ConvertAll(Enumerable.Range(0, (int)count).ToArray(), i => (i * 7 % 11 + 1) / 16.0), shape, dtype: dtype);
    }
}
