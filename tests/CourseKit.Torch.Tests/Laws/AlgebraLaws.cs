using FsCheck.Fluent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>Laws of products, softmax and reductions that hold for any numbers.</summary>
public sealed class AlgebraLaws
{
    [Fact]
    public void Matmul_AnySizes_EqualsItsDefinition() =>
        Law.Holds(
            from m in Gen.Choose(1, 40)
            from k in Gen.Choose(1, 40)
            from n in Gen.Choose(1, 40)
            from seed in Law.Seed
            select (m, k, n, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (m, k, n, seed) = example;
                var (a, b) = (Draw([m, k], seed), Draw([k, n], seed + 1));
                var (x, y) = (Values.Of(a), Values.Of(b));
                var expected = new double[m * n];
                for (var i = 0; i < m; i++)
                    for (var p = 0; p < k; p++)
                        for (var j = 0; j < n; j++)
                            expected[i * n + j] += x[i * k + p] * y[p * n + j];

                TensorAssert.Near(expected, Values.Of(matmul(a, b)), Tolerance.Float64, strict: false, "a b");
                TensorAssert.Near(expected, Values.Of(matmul(b.t(), a.t()).t()), Tolerance.Float64, strict: false, "(b' a')'");
                var single = matmul(a.to_type(ScalarType.Float32), b.to_type(ScalarType.Float32));
                TensorAssert.Near(expected, Values.Of(single), Tolerance.Float32, strict: false, "a b in float32");
            });

    [Fact]
    public void Softmax_AnyLogits_RowsSumToOneAndAShiftChangesNothing() =>
        Law.Holds(
            from rows in Gen.Choose(1, 5)
            from columns in Gen.Choose(1, 40)
            from shift in Gen.Choose(-50, 50)
            from seed in Law.Seed
            select (rows, columns, shift, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var x = Draw([example.rows, example.columns], example.seed) * 10;

                var p = x.softmax(1);

                Assert.All(Values.Of(p), v => Assert.InRange(v, 0, 1));
                Assert.All(Values.Of(p.sum(1)), total => Assert.Equal(1, total, Tolerance.Float64));
                TensorAssert.Near(Values.Of(p), Values.Of((x + example.shift).softmax(1)), Tolerance.Float64, strict: false, "shifted");
                TensorAssert.Near(Values.Of(p), Values.Of(x.log_softmax(1).exp()), Tolerance.Float64, strict: false, "exp of the log");
            });

    [Fact]
    public void CrossEntropy_AnyLogits_IsTheMeanOfMinusLogSoftmax() =>
        Law.Holds(
            from n in Gen.Choose(1, 6)
            from c in Gen.Choose(1, 12)
            from seed in Law.Seed
            select (n, c, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (n, c, seed) = example;
                var x = Draw([n, c], seed) * 5;
                var targets = Enumerable.Range(0, n).Select(i => (long)((i * 31 + seed) % c)).ToArray();
                var logs = Values.Of(x.log_softmax(1));

                var expected = -targets.Select((t, i) => logs[i * c + t]).Average();

                Assert.Equal(expected, Values.Of(cross_entropy(x, tensor(targets)))[0], Tolerance.Float64 * (1 + Math.Abs(expected)));
            });

    [Fact]
    public void Pools_AnyImage_MaxIsAtLeastTheAverage() =>
        Law.Holds(
            from h in Gen.Choose(2, 9)
            from w in Gen.Choose(2, 9)
            from kernel in Gen.Choose(1, 2)
            from stride in Gen.Choose(1, 4)
            from seed in Law.Seed
            select (h, w, kernel, stride, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (h, w, kernel, stride, seed) = example;
                var x = Draw([1, 2, h, w], seed);

                var (largest, average) = (max_pool2d(x, kernel, stride), avg_pool2d(x, kernel, stride));

                Assert.Equal(largest.shape, average.shape);
                Assert.All(Values.Of(largest - average), d => Assert.True(d >= 0));
                TensorAssert.Near(Values.Of(-max_pool2d(-(x + 0), 1, 1)), Values.Of(x), 0, strict: true, "a pool of one");
            });

    [Fact]
    public void Reductions_AnyMatrix_AgreeWithPlainSums() =>
        Law.Holds(
            from m in Gen.Choose(1, 30)
            from n in Gen.Choose(2, 30)
            from seed in Law.Seed
            select (m, n, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (m, n, seed) = example;
                var x = Draw([m, n], seed);
                var rows = Values.Of(x).Chunk(n).ToArray();

                TensorAssert.Near([.. rows.Select(r => r.Sum())], Values.Of(x.sum(1)), Tolerance.Float64, strict: false, "sum");
                TensorAssert.Near([.. rows.Select(r => r.Average())], Values.Of(x.mean([1L])), Tolerance.Float64, strict: false, "mean");
                Assert.Equal(rows.Select(r => r.Max()), Values.Of(x.max(1).values));
                Assert.Equal(rows.Select(r => (double)r.ToList().IndexOf(r.Min())), Values.Of(x.argmin(1)));
                Assert.Equal(Values.Of(x.t().contiguous().sum(0)), Values.Of(x.t().sum(0)));
            });

    private static Tensor Draw(long[] shape, int seed) =>
        Values.Make(ScalarType.Float64, shape, Values.Draw(seed, shape.Aggregate(1L, (a, b) => a * b)));
}
