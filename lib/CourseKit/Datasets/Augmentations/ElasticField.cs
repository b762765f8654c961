using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>A smooth random displacement of each pixel: noise in -1…1, blurred by a Gaussian, times the strength.</summary>
internal sealed class ElasticField(int height, int width)
{
    private readonly float[] _rows = new float[height * width];
    private float[] _weights = [];
    private float _sigma;

    /// <summary>Displacement to the right, in pixels, H × W.</summary>
    public float[] X { get; } = new float[height * width];

    /// <summary>Displacement downwards, in pixels, H × W.</summary>
    public float[] Y { get; } = new float[height * width];

    public void Draw(ref SampleRandom random, float alpha, float sigma)
    {
        if (_sigma != sigma)
            (_weights, _sigma) = (Gaussian(sigma), sigma);
        Smooth(X, ref random, alpha);
        Smooth(Y, ref random, alpha);
    }

    // Weights from the middle outwards, their whole sum 1; cut at three deviations.
    private static float[] Gaussian(float sigma)
    {
        var weights =
            Enumerable.Range(0, (int)MathF.Ceiling(3f * sigma) + 1).Select(d => Math.Exp(-d * d / (2.0 * sigma * sigma))).ToArray();
        var sum = 2 * weights.Sum() - weights[0];
        return [.. weights.Select(weight => (float)(weight / sum))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Smooth(float[] field, ref SampleRandom random, float alpha)
    {
        for (var i = 0; i < field.Length; i++)
            field[i] = random.Uniform(-alpha, alpha);
        // Down the columns, then along the rows; there is no noise outside the picture.
        for (var y = 0; y < height; y++)
        {
            var sum = _rows.AsSpan(y * width, width);
            sum.Clear();
            for (var from = Math.Max(0, y - _weights.Length + 1); from < Math.Min(height, y + _weights.Length); from++)
                AddScaled(sum, field.AsSpan(from * width, width), _weights[Math.Abs(from - y)]);
        }
        for (var y = 0; y < height; y++)
        {
            var sum = field.AsSpan(y * width, width);
            sum.Clear();
            for (var shift = -Math.Min(_weights.Length, width) + 1; shift < Math.Min(_weights.Length, width); shift++)
            {
                var length = width - Math.Abs(shift);
                AddScaled(sum.Slice(Math.Max(0, -shift), length), _rows.AsSpan(y * width + Math.Max(0, shift), length),
                    _weights[Math.Abs(shift)]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float weight)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + new Vector<float>(values[i..]) * weight).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += values[i] * weight;
    }
}
