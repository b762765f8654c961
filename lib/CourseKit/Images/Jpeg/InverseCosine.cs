namespace CourseKit.Images.Jpeg;

/// <summary>The inverse cosine transform of a block as T.81, A.3.3 defines it, rows first, then columns, in float.</summary>
internal sealed class InverseCosine(ushort[] quantisation)
{
    // Cosines[u, x] = c(u)/2 cos((2x+1)uπ/16), row u.
    private static readonly float[] Cosines =
    [
        .. Enumerable.Range(0, 64).Select(i =>
            (float)(0.5 * (i / 8 == 0 ? Math.Sqrt(0.5) : 1) * Math.Cos((2 * (i % 8) + 1) * (i / 8) * Math.PI / 16))),
    ];

    private readonly float[] _rows = new float[64];

    /// <summary>Coefficients to samples 0…255.</summary>
    public void Run(ReadOnlySpan<short> block, Span<byte> samples, int stride)
    {
        if (!block[1..].ContainsAnyExcept((short)0))
        {
            var flat = ToSample(block[0] * quantisation[0] * 0.125f);
            for (var y = 0; y < 8; y++)
                samples.Slice(y * stride, 8).Fill(flat);
            return;
        }
        Array.Clear(_rows);
        for (var v = 0; v < 8; v++)
        {
            var row = _rows.AsSpan(8 * v, 8);
            for (var u = 0; u < 8; u++)
            {
                var coefficient = block[8 * v + u];
                if (coefficient != 0)
                    AddScaled(row, Cosines.AsSpan(8 * u, 8), coefficient * quantisation[8 * v + u]);
            }
        }
        Span<float> line = stackalloc float[8];
        for (var y = 0; y < 8; y++)
        {
            line.Clear();
            for (var v = 0; v < 8; v++)
                AddScaled(line, _rows.AsSpan(8 * v, 8), Cosines[8 * v + y]);
            for (var x = 0; x < 8; x++)
                samples[y * stride + x] = ToSample(line[x]);
        }
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        var result = System.Runtime.Intrinsics.Vector256.Create((ReadOnlySpan<float>)sum)
            + System.Runtime.Intrinsics.Vector256.Create(values) * factor;
        System.Runtime.Intrinsics.Vector256.CopyTo(result, sum);
    }

    private static byte ToSample(float value) => (byte)Math.Clamp(value + 128.5f, 0f, 255.49f);
}
