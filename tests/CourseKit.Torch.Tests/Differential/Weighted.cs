using System.Globalization;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Differential;

/// <summary>What a file keeps of a tensor: the weighted sum of its finite elements, and how many others there are of each kind.</summary>
internal readonly record struct Weighted(double Sum, double Mass, int NaN, int Up, int Down)
{
    public static Weighted Of(Tensor tensor)
    {
        var (sum, mass, nan, up, down) = (0.0, 0.0, 0, 0, 0);
        var values = Values.Of(tensor);
        for (var i = 0; i < values.Length; i++)
        {
            var v = values[i];
            if (double.IsNaN(v)) nan++;
            else if (double.IsPositiveInfinity(v)) up++;
            else if (double.IsNegativeInfinity(v)) down++;
            else
            {
                sum += v * Weight(i);
                mass += Math.Abs(v * Weight(i));
            }
        }
        return new Weighted(sum, mass, nan, up, down);
    }

    /// <summary>What is left when equal things cancel is rounding alone: no sum is held to less than this.</summary>
    private const double Least = 0.01;

    /// <summary>From 1 to 2 in 64ths, of both signs, by no simple pattern: elements that change places change the sum.</summary>
    public static double Weight(long i) => (1 + (i * 37 + 11) % 61 / 64.0) * (i * 29 % 7 < 3 ? -1 : 1);

    /// <summary>Whether this is what the words of a file say.</summary>
    /// <param name="words">The sum, then counts such as n2.</param>
    /// <param name="whole">The elements are whole numbers: the sum is kept in 64ths and must be equal.</param>
    /// <param name="tolerance">Relative to the sum of absolute values.</param>
    public bool Agrees(IReadOnlyList<string> words, bool whole, double tolerance)
    {
        if (words[0] == "?") return true;
        int Count(char kind) =>
            words.Skip(1).Where(w => w[0] == kind).Select(w => int.Parse(w.AsSpan(1), CultureInfo.InvariantCulture)).SingleOrDefault();
        if ((NaN, Up, Down) != (Count('n'), Count('p'), Count('m'))) return false;
        var expected = double.Parse(words[0], CultureInfo.InvariantCulture);
        return whole ? Sum * 64 == expected : Math.Abs(Sum - expected) <= tolerance * Math.Max(Mass, Least);
    }

    public override string ToString()
    {
        var text = Sum.ToString("R", CultureInfo.InvariantCulture);
        return text + (NaN > 0 ? $" n{NaN}" : "") + (Up > 0 ? $" p{Up}" : "") + (Down > 0 ? $" m{Down}" : "");
    }
}
