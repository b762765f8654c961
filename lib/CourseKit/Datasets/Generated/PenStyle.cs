using System.Numerics;

namespace CourseKit.Datasets.Generated;

/// <summary>What one writing of one character has of its own: hand, pen and scanner.</summary>
internal readonly record struct PenStyle
{
    /// <summary>Half the stroke's width, in pixels of the final picture.</summary>
    public float Radius { get; init; }

    /// <summary>Width of the ramp from ink to paper, in pixels.</summary>
    public float Softness { get; init; }

    /// <summary>How much the radius changes along a stroke, as a fraction.</summary>
    public float Pressure { get; init; }

    /// <summary>How much a broad nib thins strokes along <see cref="NibDirection"/>, as a fraction.</summary>
    public float Nib { get; init; }

    /// <summary>Direction in which the nib is thinnest, of length 1.</summary>
    public Vector2 NibDirection { get; init; }

    /// <summary>Deviation of each control point from its form, in character heights.</summary>
    public float Jitter { get; init; }

    /// <summary>Amplitude of the smooth warp, in character heights.</summary>
    public float Warp { get; init; }

    /// <summary>Maps the form's plane: stretch, then slant, then rotation.</summary>
    public Matrix3x2 Shape { get; init; }

    /// <summary>Longer side of the ink's bounding box, in pixels.</summary>
    public float BoxSize { get; init; }

    /// <summary>Grey of full ink, 0…1.</summary>
    public float Ink { get; init; }

    /// <summary>Unevenness of the stroke's edge, in pixels.</summary>
    public float Roughness { get; init; }

    /// <summary>Draws a style. The constants are fitted by eye and by mean and deviation to real scans.</summary>
    public static PenStyle Draw(ref SampleRandom random)
    {
        // A few hands are wild: they carry most of the hard examples, as in real sets.
        var wild = random.Chance(0.12f) ? 1.4f : 1f;
        var slant = Math.Clamp(0.16f + 0.25f * wild * random.Bell(), -0.5f, 0.75f);
        var turn = 0.09f * wild * random.Bell();
        var width = Math.Clamp(0.95f + 0.2f * random.Bell(), 0.55f, 1.5f);
        var (nibX, nibY) = (random.Uniform(-1f, 1f), random.Uniform(0.2f, 1f));
        var nibLength = MathF.Sqrt(nibX * nibX + nibY * nibY);
        // A turn by a small angle a, as ((1-q)/(1+q), 2t/(1+q)) with t = a/2 and q = t²: no sine whose last bit may differ.
        var t = turn * 0.5f;
        var (cos, sin) = ((1f - t * t) / (1f + t * t), 2f * t / (1f + t * t));
        return new PenStyle
        {
            Radius = Math.Clamp(1.30f + 0.36f * random.Bell(), 0.62f, 2.2f) * Math.Min(1f, 0.5f + 0.6f * width),
            Softness = random.Uniform(0.85f, 1.4f),
            Pressure = random.Uniform(0f, 0.22f),
            Nib = random.Chance(0.5f) ? random.Uniform(0f, 0.4f) : 0f,
            NibDirection = new Vector2(nibX / nibLength, nibY / nibLength),
            Jitter = wild * random.Uniform(0.014f, 0.044f),
            Warp = wild * random.Uniform(0.012f, 0.058f),
            Shape = new Matrix3x2(cos * width, sin * width, -slant * cos - sin, -slant * sin + cos, 0f, 0f),
            BoxSize = random.Uniform(19.2f, 20.4f),
            Ink = random.Chance(0.97f) ? 1f : random.Uniform(0.8f, 1f),
            Roughness = random.Uniform(0.1f, 0.5f),
        };
    }
}
