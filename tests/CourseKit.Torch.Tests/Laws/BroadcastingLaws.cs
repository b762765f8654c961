using System.Runtime.InteropServices;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Laws;

/// <summary>Broadcasting against its rule as the documentation states it: align at the right, each pair equal or one of them 1.</summary>
public sealed class BroadcastingLaws
{
    [Fact]
    public void Add_AnyTwoShapes_FollowsTheRule() =>
        Law.Holds(
            from left in Law.Shape(0, 4)
            from right in Law.Shape(0, 4)
            from seed in Law.Seed
            select (left, right, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (left, right, seed) = example;
                var (a, b) = (Values.Draw(seed, Count(left)), Values.Draw(seed + 1, Count(right)));
                var (x, y) = (Values.Make(ScalarType.Float64, left, a), Values.Make(ScalarType.Float64, right, b));

                if (Rule(left, right) is not { } shape)
                {
                    Assert.ThrowsAny<ExternalException>(() => x + y);
                    return;
                }

                var sum = x + y;
                Assert.Equal(shape, sum.shape);
                var elements = Enumerable.Range(0, (int)Count(shape));
                Assert.Equal(elements.Select(i => a[Source(i, shape, left)] + b[Source(i, shape, right)]), Values.Of(sum));
            });

    [Fact]
    public void Mul_AnyTwoShapes_GradientHasTheInputsShapeAndSum() =>
        Law.Holds(
            from shape in Law.Shape(1, 4)
            from ones in Gen.Choose(0, 15)
            from dropped in Gen.Choose(0, shape.Length)
            from seed in Law.Seed
            select (shape, small: shape.Select((s, d) => (ones >> d & 1) == 1 ? 1 : s).Skip(dropped).ToArray(), seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (shape, small, seed) = example;
                var x = Values.Make(ScalarType.Float64, shape, Values.Draw(seed, Count(shape)));
                var y = Values.Leaf(small, Values.Draw(seed + 1, Count(small)));

                (x * y).sum().backward();

                // d/dy of sum(x y) is x summed over what y was stretched along: all of it adds up to the sum of x.
                Assert.Equal(small, y.grad!.shape);
                if (Count(small) == 0) return;
                TensorAssert.Near([Values.Of(x).Sum() + 100], [Values.Of(y.grad!).Sum() + 100], Tolerance.Float64, true, "sum");
            });

    [Fact]
    public void SumOfExpand_AnyShape_IsTheSumTimesTheCopies() =>
        Law.Holds(
            from shape in Law.Shape(0, 3)
            from copies in Gen.Choose(1, 5)
            from seed in Law.Seed
            select (shape, copies, seed),
            example =>
            {
                using var scope = NewDisposeScope();
                var (shape, copies, seed) = example;
                var x = Values.Leaf(shape, Values.Draw(seed, Count(shape)));

                var wide = x.expand([copies, .. shape]);
                wide.sum().backward();

                TensorAssert.Near([copies * Values.Of(x).Sum() + 100], [Values.Of(wide.sum())[0] + 100], Tolerance.Float64, true, "sum");
                Assert.All(Values.Of(x.grad!), g => Assert.Equal(copies, g));
            });

    private static long[]? Rule(long[] left, long[] right)
    {
        var shape = new long[Math.Max(left.Length, right.Length)];
        for (var d = 1; d <= shape.Length; d++)
        {
            var a = d <= left.Length ? left[^d] : 1;
            var b = d <= right.Length ? right[^d] : 1;
            if (a != b && a != 1 && b != 1) return null;
            shape[^d] = a == 1 ? b : a;
        }
        return shape;
    }

    /// <summary>Where an element of the broadcast shape comes from in a tensor of shape <paramref name="from"/>.</summary>
    private static long Source(long flat, long[] shape, long[] from)
    {
        var (source, stride) = (0L, 1L);
        for (var d = 1; d <= shape.Length; flat /= shape[^d], d++)
        {
            if (d > from.Length) continue;
            if (from[^d] != 1) source += flat % shape[^d] * stride;
            stride *= from[^d];
        }
        return source;
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);
}
