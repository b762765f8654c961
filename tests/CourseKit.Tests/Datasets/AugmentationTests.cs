using System.Numerics;
using CourseKit.Datasets;
using CourseKit.Tests.ImageTests;

namespace CourseKit.Tests.DatasetTests;

public sealed class AugmentationTests
{
    private const int C = 3, H = 14, W = 17;
    private static readonly byte[] Image = PictureCases.Augmentations.Bytes("image");

    private static readonly Augmentation All = new Augmentation().Shift(2).Rotate(15).Scale(0.8, 1.2).Shear(10).FlipHorizontally()
        .FlipVertically(0.2).Crop(2).Elastic(8, 2).ColourJitter(0.3, 0.3, 0.3, 0.1).Cutout(4).RandomErasing();

    [Fact]
    public void Resample_Moves_AreThoseOfTorchvision() =>
        Assert.All(PictureCases.Augmentations.GetProperty("moves").EnumerateArray(), move =>
    {
        var angle = (float)(move.Double("angle") * Math.PI / 180);
        var plan = new AugmentationPlan { Size = new Vector2(W, H) };
        plan.Clear();
        // torchvision shears, scales, turns, then shifts.
        plan.Move(new Matrix3x2(1, 0, MathF.Tan((float)(move.Double("shear") * Math.PI / 180)), 1, 0, 0));
        plan.Move(Matrix3x2.CreateScale(1 / (float)move.Double("scale")));
        plan.Move(Matrix3x2.CreateRotation(-angle));
        plan.Move(Matrix3x2.CreateTranslation(-move.Int("x"), -move.Int("y")));
        var result = new byte[C * H * W];

        new AugmentationWorker(new Augmentation(), C, H, W).Resample(Image, plan.Source, isElastic: false, result);

        // Rounding of coordinates in float moves a steep edge by a level.
        Assert.All(result.Zip(move.Bytes("result")), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    });

    [Fact]
    public void Colours_Changes_AreThoseOfTorchvision() =>
        Assert.All(PictureCases.Augmentations.GetProperty("colours").EnumerateArray(), change =>
    {
        var result = Image.ToArray();

        ColourChange.Apply(result, C, new Vector4(
            (float)change.Double("brightness"), (float)change.Double("contrast"), (float)change.Double("saturation"),
            (float)change.Double("hue")));

        // torchvision cuts fractions off, here they are rounded.
        Assert.All(result.Zip(change.Bytes("result")), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    });

    [Fact]
    public void Flips_Always_AreThoseOfTorchvision()
    {
        Assert.Equal(PictureCases.Augmentations.Bytes("horizontal"), Apply(new Augmentation().FlipHorizontally(1)));
        Assert.Equal(PictureCases.Augmentations.Bytes("vertical"), Apply(new Augmentation().FlipVertically(1)));
    }

    [Fact]
    public void Crop_Places_AreWholePixelsAndAllOccur()
    {
        byte[] dot = [0, 0, 0, 0, 9, 0, 0, 0, 0];
        var seen = new HashSet<int>();
        for (var epoch = 0; epoch < 300; epoch++)
        {
            var result = new Augmentation().Crop(1).Apply(dot, 1, 3, 3, seed: 1, epoch, index: 0);
            Assert.Equal(9, result.Sum(value => value));
            seen.Add(Array.IndexOf(result, (byte)9));
        }

        Assert.Equal(Enumerable.Range(0, 9), seen.Order());
    }

    [Fact]
    public void Cutout_White_BlackensAtMostItsSquare()
    {
        var white = Enumerable.Repeat((byte)255, 100).ToArray();
        for (var epoch = 0; epoch < 100; epoch++)
        {
            var black = new Augmentation().Cutout(4).Apply(white, 1, 10, 10, 1, epoch, 0).Count(value => value == 0);
            Assert.InRange(black, 4, 16);
        }
    }

    [Fact]
    public void RandomErasing_Areas_AreWithinTheirShares()
    {
        var white = Enumerable.Repeat((byte)255, 400).ToArray();
        var erase = new Augmentation().RandomErasing(1, 0.1, 0.3);
        for (var epoch = 0; epoch < 200; epoch++)
            // Sides are whole pixels, hence the slack.
            Assert.InRange(erase.Apply(white, 1, 20, 20, 1, epoch, 0).Count(value => value == 0) / 400.0, 0.06, 0.36);
    }

    [Fact]
    public void Elastic_Field_IsSmoothAndOfTheRightStrength()
    {
        var field = new ElasticField(28, 28);
        var (squares, steps) = (0.0, 0.0);
        for (var i = 0; i < 50; i++)
        {
            var random = new Datasets.Generated.SampleRandom(1, (ulong)i);
            field.Draw(ref random, 34, 4);
            for (var y = 10; y < 18; y++)
            {
                for (var x = 10; x < 18; x++)
                {
                    squares += field.X[y * 28 + x] * field.X[y * 28 + x] / (50 * 64);
                    steps += Math.Pow(field.X[y * 28 + x + 1] - field.X[y * 28 + x], 2) / (50 * 64);
                }
            }
        }

        // Uniform noise of variance 34²/3 through a Gaussian of deviation 4 keeps 1/(4π 4²) of it, and neighbours differ by 1/(2·4²) of
        // that.
        var expected = 34.0 * 34 / 3 / (4 * Math.PI * 16);
        Assert.InRange(squares / expected, 0.8, 1.2);
        Assert.InRange(steps / (expected / 32), 0.8, 1.2);
    }

    [Fact]
    public void Apply_SameSeedEpochAndImage_GivesTheSameWhateverTheOrder()
    {
        var set = new ImageSet([.. Enumerable.Repeat(Image, 40).SelectMany(image => image)], new long[40], C, H, W, ["a"]);

        var together = All.Apply(set, seed: 3, epoch: 2);

        var worker = new AugmentationWorker(All, C, H, W);
        var alone = new byte[Image.Length];
        for (var i = 39; i >= 0; i--)
        {
            worker.Run(set.Image(i), 3, 2, i, alone);
            Assert.True(together.Image(i).SequenceEqual(alone), $"image {i}");
        }
        Assert.False(together.Image(0).SequenceEqual(together.Image(1)));
        Assert.False(together.Image(0).SequenceEqual(All.Apply(set, seed: 3, epoch: 3).Image(0)));
        Assert.False(together.Image(0).SequenceEqual(All.Apply(set, seed: 4, epoch: 2).Image(0)));
    }

    [Fact]
    public void Loader_WithAugmentation_GivesWhatApplyGives()
    {
        var set = Datasets.Datasets.Digits(train: 50, test: 1).Train;
        var loader = new BatchLoader(set, 16, Normalization.None(1), augmentation: new Augmentation().Shift(2).Rotate(10));
        loader.Shuffle(5, epoch: 1);
        var expected = new Augmentation().Shift(2).Rotate(10).Apply(set, 5, 1);
        var order = new BatchLoader(set, 50, Normalization.None(1));
        order.Shuffle(5, epoch: 1);
        // Batches out of order too: what was prepared for another batch must not be taken.
        foreach (var batch in new[] { 0, 1, 2, 3, 1, 0 })
        {
            var (x, y) = loader.Load(batch);
            using (x)
            using (y)
            {
                var sums = x.sum(1).sum(1).sum(1).data<float>().ToArray().Select(sum => Math.Round(sum * 255)).Order();
                Assert.Subset(Sums(expected).ToHashSet(), sums.ToHashSet());
            }
        }
    }

    [Fact]
    public void Mixup_Batch_MixesImagesAndLabelsAlike()
    {
        using var x = TorchSharp.torch.arange(8, dtype: TorchSharp.torch.float32).reshape(4, 1, 1, 2);
        using var y = TorchSharp.torch.arange(4, dtype: TorchSharp.torch.int64);
        var mixed = Mixup.Of(x, y, alpha: 0.4, seed: 1, step: 7);

        var (values, others) = (mixed.X.data<float>().ToArray(), mixed.OtherY.data<long>().ToArray());
        Assert.InRange(mixed.Lambda, 0, 1);
        Assert.Equal([0L, 1, 2, 3], others.Order());
        for (var n = 0; n < 4; n++)
            Assert.Equal(mixed.Lambda * 2 * n + (1 - mixed.Lambda) * 2 * others[n], values[2 * n], 1e-5);

        using var logits = TorchSharp.torch.tensor(new float[] { 1, -2, 0, 3, 0, 1, 0, 2, 2, 2, -1, 0, 0, 1, 5, 1 }, [4, 4]);
        using var soft = mixed.SoftLabels(4);
        using var againstSoft = TorchSharp.torch.nn.functional.cross_entropy(logits, soft);
        Assert.Equal(mixed.Loss(logits).item<float>(), againstSoft.item<float>(), 1e-5);
    }

    [Fact]
    public void Mixup_Lambda_HasTheMomentsOfBeta()
    {
        using var x = TorchSharp.torch.zeros(1, 1, 1, 1);
        using var y = TorchSharp.torch.zeros(1, dtype: TorchSharp.torch.int64);
        var lambdas = Enumerable.Range(0, 4000).Select(step => Mixup.Of(x, y, 0.5, 1, step).Lambda).ToArray();

        // Beta(a, a): mean 1/2, variance 1/(4(2a+1)) = 1/8; the bounds are four standard errors.
        Assert.InRange(lambdas.Average(), 0.5 - 0.023, 0.5 + 0.023);
        Assert.InRange(lambdas.Average(lambda => (lambda - 0.5) * (lambda - 0.5)), 0.125 - 0.006, 0.125 + 0.006);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Steps_BadValue_NamesIt(double value)
    {
        Assert.Contains("Shift got", Assert.Throws<CourseKitException>(() => new Augmentation().Shift(value)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Scale got", Assert.Throws<CourseKitException>(() => new Augmentation().Scale(value, 1)).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<double> Sums(ImageSet set) =>
        Enumerable.Range(0, set.Count).Select(i => (double)set.Image(i).ToArray().Sum(value => value));

    private static byte[] Apply(Augmentation augmentation) => augmentation.Apply(Image, C, H, W, seed: 1, epoch: 1, index: 0);
}
