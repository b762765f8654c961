using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Datasets.Generated.Scenes;

/// <summary>
/// Paints one scene after another: background, clutter, the object, what lies on it, light and noise. One writer a thread.
/// </summary>
internal sealed class SceneWriter
{
    private const int Size = PolygonCanvas.Size;
    private const int Area = Size * Size;

    /// <summary>Tangent of half the largest angle between an object and upright: 25 degrees.</summary>
    private const float MostTilt = 0.2217f;

    private static readonly Vector256<float> Centres = Vector256.Create(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f);

    private readonly PolygonCanvas _canvas = new();
    private readonly float[][] _planes = [new float[Area], new float[Area], new float[Area]];
    private readonly float[] _object = new float[Area];

    /// <summary>Paints the object of a class in a scene of its own.</summary>
    /// <param name="label">0…9.</param>
    /// <param name="random">The sample's own stream.</param>
    /// <param name="image">Receives 3 × 32 × 32 values.</param>
    /// <param name="mask">Receives 32 × 32: 1 where the object is seen, 0 elsewhere.</param>
    public void Write(int label, ref SampleRandom random, Span<byte> image, Span<byte> mask)
    {
        var background = Material.Draw(ref random, spread: 0.2f);
        PaintAll(background);
        var softness = random.Uniform(0.9f, 1.5f);
        PaintClutter(random.NextInt(3) + 2, softness, ref random);
        PaintObject(ObjectShapes.Objects[label], background, softness, ref random);
        PaintInFront(random.NextInt(3), softness, ref random);
        Develop(ref random, image);
        for (var i = 0; i < Area; i++)
            mask[i] = _object[i] >= 0.5f ? (byte)1 : (byte)0;
    }

    private void PaintClutter(int pieces, float softness, ref SampleRandom random)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            var at = new Vector2(random.Uniform(0f, Size), random.Uniform(0f, Size));
            Draw(Piece(ref random), random.Uniform(2.5f, 5.5f), at, Direction(ref random), softness, ref random);
            Paint(Material.Draw(ref random, spread: 0.3f), 1f);
        }
    }

    private void PaintObject(Vector2[][] outline, in Material background, float softness, ref SampleRandom random)
    {
        var radius = random.Uniform(5.5f, 9.5f);
        var margin = 0.9f * radius;
        var at = new Vector2(random.Uniform(margin, Size - margin), random.Uniform(margin, Size - margin));
        Draw(outline, radius, at, Tilt(ref random), softness, ref random);
        _canvas.Coverage.CopyTo(_object);
        Paint(Contrasting(background, ref random), 1f);
    }

    // A few pieces may lie on the object, as long as most of it stays in sight.
    private void PaintInFront(int pieces, float softness, ref SampleRandom random)
    {
        var whole = Sum(_object);
        for (var piece = 0; piece < pieces; piece++)
        {
            var at = new Vector2(random.Uniform(0f, Size), random.Uniform(0f, Size));
            Draw(Piece(ref random), random.Uniform(2.5f, 5f), at, Direction(ref random), softness, ref random);
            var material = Material.Draw(ref random, spread: 0.3f);
            var left = 0f;
            for (var i = 0; i < Area; i++)
                left += _object[i] * (1f - _canvas.Coverage[i]);
            if (left < 0.8f * whole)
                continue;
            for (var i = 0; i < Area; i++)
                _object[i] *= 1f - _canvas.Coverage[i];
            Paint(material, 1f);
            whole = MathF.Max(whole, 1f);
        }
    }

    private static Vector2[][] Piece(ref SampleRandom random) => ObjectShapes.Clutter[random.NextInt(ObjectShapes.Clutter.Length)];

    // Any colour at all, as long as the object can be told from what it lies on.
    private static Material Contrasting(in Material background, ref SampleRandom random)
    {
        var material = Material.Draw(ref random, spread: 0.3f);
        for (var attempt = 0; attempt < 20 && Distance(material, background) < 0.7f; attempt++)
            material = Material.Draw(ref random, spread: 0.2f);
        return material;
    }

    private static float Distance(in Material a, in Material b)
    {
        var d = a.Mean - b.Mean;
        return MathF.Sqrt(d.X * d.X + d.Y * d.Y + d.Z * d.Z);
    }

    // Stretch and shear, then a turn in any direction, then size and place.
    private void Draw(
        Vector2[][] outline, float radius, Vector2 at, (float Cos, float Sin) turn, float softness, ref SampleRandom random)
    {
        var (cos, sin) = turn;
        var stretch = random.Uniform(0.8f, 1.25f);
        var shear = random.Uniform(-0.2f, 0.2f);
        var (wide, high) = (radius * stretch, radius / stretch);
        _canvas.Draw(outline, new Matrix3x2(
            wide * cos, wide * sin,
            shear * wide * cos - high * sin, shear * wide * sin + high * cos,
            at.X, at.Y), softness);
    }

    // A direction by rejection: a square root is exact everywhere, a sine is not.
    private static (float Cos, float Sin) Direction(ref SampleRandom random)
    {
        while (true)
        {
            var (x, y) = (random.Uniform(-1f, 1f), random.Uniform(-1f, 1f));
            var square = x * x + y * y;
            if (square is > 0.01f and <= 1f)
                return (x / MathF.Sqrt(square), y / MathF.Sqrt(square));
        }
    }

    // An angle about upright, from the tangent of its half: ((1-q)/(1+q), 2t/(1+q)) with q = t².
    private static (float Cos, float Sin) Tilt(ref SampleRandom random)
    {
        var t = MostTilt * random.Uniform(-1f, 1f);
        return ((1f - t * t) / (1f + t * t), 2f * t / (1f + t * t));
    }

    private void PaintAll(in Material material)
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x += 8)
                Blend(material, x, y, Vector256<float>.One);
        }
    }

    private void Paint(in Material material, float opacity)
    {
        var (top, bottom) = _canvas.Rows;
        for (var y = top; y < bottom; y++)
        {
            for (var x = 0; x < Size; x += 8)
            {
                var coverage = Vector256.Create(_canvas.Coverage[(y * Size + x)..]) * opacity;
                if (coverage != Vector256<float>.Zero)
                    Blend(material, x, y, coverage);
            }
        }
    }

    private void Blend(in Material material, int x, int y, Vector256<float> coverage)
    {
        var mix = material.Mix(Centres + Vector256.Create((float)x), y + 0.5f);
        var (from, to) = (material.From, material.To);
        for (var c = 0; c < 3; c++)
        {
            var under = Vector256.Create(_planes[c], y * Size + x);
            var colour = Vector256.Create(from[c]) + mix * (to[c] - from[c]);
            (under + coverage * (colour - under)).CopyTo(_planes[c], y * Size + x);
        }
    }

    // Light that falls off to one side, exposure, and the camera's noise.
    private void Develop(ref SampleRandom random, Span<byte> image)
    {
        var gain = random.Uniform(0.7f, 1.15f);
        var (slopeX, slopeY) = (random.Uniform(-0.35f, 0.35f), random.Uniform(-0.35f, 0.35f));
        var haze = random.Uniform(0f, 0.15f);
        var noise = random.Uniform(0.01f, 0.05f);
        for (var i = 0; i < Area; i++)
        {
            var light = gain * (1f + slopeX * ((i % Size + 0.5f) / Size - 0.5f) + slopeY * ((i / Size + 0.5f) / Size - 0.5f));
            for (var c = 0; c < 3; c++)
            {
                var value = haze + (1f - haze) * light * _planes[c][i] + noise * random.Bell();
                image[c * Area + i] = (byte)(255f * Math.Clamp(value, 0f, 1f) + 0.5f);
            }
        }
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
