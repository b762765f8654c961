using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Numbers from a normal distribution, by the method of Box and Muller.</summary>
/// <param name="mean">Mean.</param>
/// <param name="std">Standard deviation.</param>
/// <param name="grouped">Long fills may transform whole groups: the target has no gaps.</param>
/// <remarks>Box and Muller, A note on the generation of random normal deviates, Annals of Mathematical Statistics 29, 1958.</remarks>
internal readonly struct NormalDraw(double mean, double std, bool grouped) : IDraw
{
    // PyTorch draws a tensor of at least this many elements, without gaps, by drawing all uniform numbers first and then transforming
    // them in groups of 16; any other it draws one by one.
    private const int Group = 16;

    public void Draw(Span<float> y, Generator source)
    {
        if (!grouped || y.Length < Group)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = (float)Single(source);
            return;
        }
        for (int i = 0; i < y.Length; i++)
            y[i] = source.NextSingle();
        for (int i = 0; i <= y.Length - Group; i += Group)
            Transform(y.Slice(i, Group));
        if (y.Length % Group == 0)
            return;
        var last = y[^Group..];
        for (int i = 0; i < Group; i++)
            last[i] = source.NextSingle();
        Transform(last);
    }

    public void Draw(Span<double> y, Generator source)
    {
        if (!grouped || y.Length < Group)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = Single(source);
            return;
        }
        for (int i = 0; i < y.Length; i++)
            y[i] = source.NextDouble();
        for (int i = 0; i <= y.Length - Group; i += Group)
            Transform(y.Slice(i, Group));
        if (y.Length % Group == 0)
            return;
        var last = y[^Group..];
        for (int i = 0; i < Group; i++)
            last[i] = source.NextDouble();
        Transform(last);
    }

    /// <summary>One number by the method of Box and Muller; the second of the pair is kept for the next call.</summary>
    public double Single(Generator source)
    {
        if (source.SpareNormal is { } spare)
        {
            source.SpareNormal = null;
            return Math.FusedMultiplyAdd(spare, std, mean);
        }
        double u1 = source.NextDouble(), u2 = source.NextDouble();
        double radius = Math.Sqrt(-2 * Math.Log(1 - u2)), theta = 2 * Math.PI * u1;
        source.SpareNormal = radius * Math.Sin(theta);
        return Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
    }

    /// <summary>Box and Muller on 16 uniform numbers: entry j with entry j + 8.</summary>
    private void Transform(Span<float> y)
    {
        float m = (float)mean, s = (float)std;
        for (int j = 0; j < Group / 2; j++)
        {
            float radius = MathF.Sqrt(-2 * CephesSingle.Log(1 - y[j]));
            var (sin, cos) = CephesSingle.SinCos(2 * MathF.PI * y[j + Group / 2]);
            y[j] = MathF.FusedMultiplyAdd(radius * cos, s, m);
            y[j + Group / 2] = MathF.FusedMultiplyAdd(radius * sin, s, m);
        }
    }

    private void Transform(Span<double> y)
    {
        for (int j = 0; j < Group / 2; j++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - y[j])), theta = 2 * Math.PI * y[j + Group / 2];
            y[j] = Math.FusedMultiplyAdd(radius * Math.Cos(theta), std, mean);
            y[j + Group / 2] = Math.FusedMultiplyAdd(radius * Math.Sin(theta), std, mean);
        }
    }
}
