using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>Views there and back are the identity, and move elements where indices say.</summary>
public sealed class ViewLaws
{
    private static Gen<(long[] Shape, int[] Order, int Seed)> Permutations =>
        from shape in Law.Shape(1, 4)
        from order in Gen.Shuffle(Enumerable.Range(0, shape.Length))
        from seed in Law.Seed
        select (shape, order, seed);

    [Fact]
    public void Permute_ThereAndBack_IsTheIdentity() =>
        Law.Holds(Permutations, example =>
        {
            using var scope = NewDisposeScope();
            var (shape, order, seed) = example;
            var x = Make(shape, seed);
            var back = new long[order.Length];
            for (var d = 0; d < order.Length; d++) back[order[d]] = d;

            var there = x.permute(Array.ConvertAll(order, d => (long)d));

            Assert.Equal(order.Select(d => shape[d]), there.shape);
            Assert.Equal(Values.Of(x), Values.Of(there.permute(back)));
            Assert.Equal(Values.Of(x), Values.Of(there.contiguous().permute(back)));
        });

    [Fact]
    public void View_FlatAndBack_IsTheIdentity() =>
        Law.Holds(Permutations, example =>
        {
            using var scope = NewDisposeScope();
            var x = Make(example.Shape, example.Seed);

            Assert.Equal(Values.Of(x), Values.Of(x.view(x.numel()).view(example.Shape)));
            Assert.Equal(Values.Of(x), Values.Of(x.reshape(x.numel())));
        });

    [Fact]
    public void Cat_OfNarrowedPieces_IsTheWhole() =>
        Law.Holds(
            from shape in Law.Shape(1, 3)
            from dim in Gen.Choose(0, shape.Length - 1)
            from cut in Gen.Choose(0, (int)shape[dim])
            from seed in Law.Seed
            select (shape, dim, cut, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (shape, dim, cut, seed) = example;
                var x = Make(shape, seed);

                var whole = cat([x.narrow(dim, 0, cut), x.narrow(dim, cut, shape[dim] - cut)], dim);

                Assert.Equal(shape, whole.shape);
                Assert.Equal(Values.Of(x), Values.Of(whole));
            });

    [Fact]
    public void Slice_AnyBoundsAndStep_TakesWhatArrayIndicesTake() =>
        Law.Holds(
            from size in Gen.Choose(0, 9)
            from start in Gen.Choose(0, 9)
            from stop in Gen.Choose(0, 12)
            from step in Gen.Choose(1, 4)
            select (size, start, stop, step),
            example =>
            {
                using var scope = NewDisposeScope();
                var (size, start, stop, step) = example;
                var x = Make([size, 2], 1);
                var all = Values.Of(x);
                var expected = new List<double>();
                for (var i = start; i < Math.Min(stop, size); i += step) expected.AddRange([all[2 * i], all[2 * i + 1]]);

                Assert.Equal(expected, Values.Of(x[TensorIndex.Slice(start, stop, step)]));
                Assert.Equal(expected, Values.Of(x.slice(0, start, stop, step)));
            });

    private static Tensor Make(long[] shape, int seed) =>
        Values.Make(ScalarType.Float64, shape, Values.Draw(seed, shape.Aggregate(1L, (a, b) => a * b)));
}
