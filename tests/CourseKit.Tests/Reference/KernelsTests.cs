using CourseKit.Reference;
using Conv2d = CourseKit.Reference.Conv2d;

namespace CourseKit.Tests.ReferenceTests;

public sealed class KernelsTests
{
    [Fact]
    public void Sobel_Ramps_GiveEightTimesTheSlope()
    {
        var ramp = new double[3, 3];
        foreach (var (i, j) in ramp.Indices())
            ramp[i, j] = 5 * j + 3 * i;

        Assert.Equal(8 * 5, Apply(ramp, Kernels.SobelRight));
        Assert.Equal(-8 * 5, Apply(ramp, Kernels.SobelLeft));
        Assert.Equal(8 * 3, Apply(ramp, Kernels.SobelBottom));
        Assert.Equal(-8 * 3, Apply(ramp, Kernels.SobelTop));
        Assert.Equal(-6 * 5, Apply(ramp, Kernels.PrewittVertical));
        Assert.Equal(-6 * 3, Apply(ramp, Kernels.PrewittHorizontal));
        Assert.Equal(0, Apply(ramp, Kernels.Laplacian));
        Assert.Equal(0, Apply(ramp, Kernels.Outline));
    }

    [Fact]
    public void Sobel_LectureE5_GivesTheSlidesRows()
    {
        double[,] patch =
        {
            { 207, 210, 195, 63, 57, 56, 59 }, { 204, 212, 197, 82, 76, 74, 75 }, { 202, 198, 202, 72, 65, 67, 63 },
            { 209, 201, 187, 78, 69, 71, 64 },
        };

        var y = Conv2d.Forward(patch.As4D(), Kernels.SobelRight.As4D()).Channel();

        // The slide shows four of the five columns.
        Assert.Equal([-26, -533, -517, -28, -29, -505, -513, -25], Enumerable.Range(0, 8).Select(k => y[k / 4, k % 4]));
    }

    [Theory]
    [InlineData("lighten", 1.5)]
    [InlineData("darken", 0.5)]
    [InlineData("identity", 1)]
    [InlineData("box 5×5", 1)]
    [InlineData("box 15×15", 1)]
    [InlineData("Gaussian 7×7", 1)]
    [InlineData("sharpen", 1)]
    [InlineData("outline", 0)]
    [InlineData("Laplacian", 0)]
    [InlineData("emboss", 1)]
    public void Gallery_EvenGround_IsScaledByTheSum(string name, double factor) =>
        Assert.Equal(factor, Kernels.Gallery.Single(kernel => kernel.Name == name).Values.Flat().Sum(), 1e-12);

    [Fact]
    public void Gaussian_Values_FollowTheBell()
    {
        var bell = Kernels.Gaussian(5, 1.3);

        Assert.Equal(Math.Exp(-(4 + 1) / (2 * 1.3 * 1.3)), bell[0, 1] / bell[2, 2], 1e-12);
        Assert.Throws<ArgumentException>(() => Kernels.Gaussian(4, 1));
    }

    [Fact]
    public void Gabor_Stripes_AnswerTheirOwnDirectionOnly()
    {
        const int N = 31;
        var stripes = new double[N, N];
        foreach (var (i, j) in stripes.Indices())
            stripes[i, j] = Math.Cos(2 * Math.PI * (j - 15) / 6);       // the wave runs along x
        var bank = Kernels.GaborBank(N);

        var places = Enumerable.Range(0, 4).SelectMany(i => Enumerable.Range(0, 4).Select(j => (i, j)));
        var answers = places.Select(at => (at.i, at.j, value: Apply(stripes, bank[at.i, at.j].Values))).ToArray();

        Assert.Equal((1, 0), (answers.MaxBy(a => a.value).i, answers.MaxBy(a => a.value).j));     // wavelength 6, 0 degrees
        Assert.All(answers.Where(a => a.j == 2), a => Assert.InRange(Math.Abs(a.value), 0, 1e-6 + 0.02 * answers.Max(b => b.value)));
        Assert.All(answers, a => Assert.Equal(0, bank[a.i, a.j].Values.Flat().Sum(), 1e-9));
    }

    private static double Apply(double[,] patch, double[,] kernel) => Conv2d.Forward(patch.As4D(), kernel.As4D())[0, 0, 0, 0];
}
