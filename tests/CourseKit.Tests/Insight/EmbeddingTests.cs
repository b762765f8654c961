using CourseKit.Insight;
using MathNet.Numerics.LinearAlgebra;

namespace CourseKit.Tests.InsightTests;

public sealed class EmbeddingTests
{
    [Fact]
    public void Pca_RandomPoints_IsTheEigenDecompositionOfTheCovariance()
    {
        var points = Cloud(40, 5);
        var pca = Pca.Of(points, 3);

        // Another way than the library's: eigenvectors of the covariance.
        var matrix = Matrix<double>.Build.DenseOfArray(points);
        var centred = Matrix<double>.Build.Dense(40, 5, (i, j) => matrix[i, j] - matrix.Column(j).Average());
        var eigen = (centred.TransposeThisAndMultiply(centred) / 39).Evd();
        var values = eigen.EigenValues.Select(v => v.Real).OrderDescending().ToList();
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(values[c] / values.Sum(), pca.Explained[c], 1e-10);
            var variance = Enumerable.Range(0, 40).Sum(i => pca.Scores[i, c] * pca.Scores[i, c]) / 39;
            Assert.Equal(values[c], variance, 1e-9);
        }
        Assert.Equal(0, Enumerable.Range(0, 40).Sum(i => pca.Scores[i, 0] * pca.Scores[i, 1]), 1e-8);
    }

    [Fact]
    public void Pca_MoreDimensionsThanPoints_Works()
    {
        var pca = Pca.Of(Cloud(6, 50), 5);

        Assert.Equal(1, pca.Explained.Sum(), 1e-10);
    }

    [Fact]
    public void TSne_Gradient_IsThatOfTheDivergence()
    {
        var p = TSne.Affinities(Cloud(12, 4), 3);
        var random = new Random(2);
        var y = Enumerable.Range(0, 24).Select(_ => random.NextDouble() - 0.5).ToArray();
        var gradient = new double[24];
        TSne.Gradient(p, y, gradient);

        for (var k = 0; k < y.Length; k++)
        {
            var (at, h) = (y[k], 1e-6);
            y[k] = at + h;
            var above = TSne.Divergence(p, y);
            y[k] = at - h;
            var below = TSne.Divergence(p, y);
            y[k] = at;
            Assert.Equal((above - below) / (2 * h), gradient[k], 1e-7);
        }
    }

    [Fact]
    public void TSne_Affinities_AreADistributionOfTheRightPerplexity()
    {
        var p = TSne.Affinities(Cloud(60, 3), 10);

        Assert.Equal(1, p.Sum(), 1e-9);
        Assert.Equal(p[(3 * 60) + 7], p[(7 * 60) + 3]);
    }

    [Fact]
    public void TSne_ThreeClusters_StayApartAndRepeat()
    {
        var points = new double[60, 10];
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            for (var k = 0; k < 10; k++)
                points[i, k] = random.NextDouble() + (k == i % 3 ? 8 : 0);
        }

        var places = TSne.Embed(points, 8, 300);

        Assert.Equal(places, TSne.Embed(points, 8, 300));
        for (var i = 0; i < 60; i++)
        {
            var nearest = Enumerable.Range(0, 60).Where(j => j != i)
                .MinBy(j => Math.Pow(places[i, 0] - places[j, 0], 2) + Math.Pow(places[i, 1] - places[j, 1], 2));
            Assert.Equal(i % 3, nearest % 3);
        }
        Assert.True(TSne.Divergence(points, places, 8) < TSne.Divergence(points, Pca.Of(points).Scores, 8));
    }

    [Fact]
    public void TSne_PerplexityTooLarge_SaysTheRange() => Assert.Contains(
        "1 to 3", Assert.Throws<CourseKitException>(() => TSne.Embed(Cloud(10, 2), 30)).Message, StringComparison.Ordinal);

    private static double[,] Cloud(int count, int dimensions)
    {
        var random = new Random(7);
        var points = new double[count, dimensions];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < dimensions; k++)
                points[i, k] = (k + 1) * (random.NextDouble() - 0.3);
        }
        return points;
    }
}
