using System.Numerics;
using System.Runtime.Intrinsics;

namespace CourseKit.Datasets.Generated.Scenes;

/// <summary>
/// How a surface looks: two colours and the pattern that mixes them. Objects, clutter and backgrounds draw from the same ones.
/// </summary>
internal readonly record struct Material
{
    /// <summary>First colour: red, green, blue, each 0…1.</summary>
    public required Vector3 From { get; init; }

    /// <summary>Second colour.</summary>
    public required Vector3 To { get; init; }

    /// <summary>First wave of the pattern: turns per pixel to the right and downwards, and the phase.</summary>
    public Vector3 Wave { get; init; }

    /// <summary>Second wave; its product with the first makes spots and checks.</summary>
    public Vector3 CrossWave { get; init; }

    /// <summary>How steep the change from one colour to the other is: 0.5 smooth, above 2 striped.</summary>
    public float Sharpness { get; init; }

    /// <summary>The colour in the middle between the two.</summary>
    public Vector3 Mean => (From + To) * 0.5f;

    /// <summary>Draws a material.</summary>
    /// <param name="random">The sample's own stream.</param>
    /// <param name="spread">How far the second colour may be from the first, 0…1.</param>
    public static Material Draw(ref SampleRandom random, float spread)
    {
        var from = Colour(ref random);
        var to = Vector3.Clamp(from + spread * (Colour(ref random) - new Vector3(0.5f)) * 2f, Vector3.Zero, Vector3.One);
        var isFine = random.Chance(0.3f);
        var pace = isFine ? random.Uniform(0.1f, 0.28f) : random.Uniform(0.01f, 0.05f);
        return new Material
        {
            From = from,
            To = to,
            Wave = new Vector3(random.Bell() * pace * 0.7f, random.Bell() * pace * 0.7f, random.NextFloat()),
            CrossWave = random.Chance(0.4f) ? new Vector3(random.Bell() * pace * 0.7f, random.Bell() * pace * 0.7f, random.NextFloat())
            : default,
            Sharpness = isFine && random.Chance(0.4f) ? random.Uniform(1.5f, 4f) : 0.5f,
        };
    }

    // Saturated and grey colours alike: a grey level plus a tint.
    private static Vector3 Colour(ref SampleRandom random)
    {
        var grey = random.Uniform(0.1f, 0.9f);
        var tint = random.Uniform(0f, 0.6f);
        var colour = new Vector3(random.Uniform(-1f, 1f), random.Uniform(-1f, 1f), random.Uniform(-1f, 1f));
        return Vector3.Clamp(new Vector3(grey) + colour * tint, Vector3.Zero, Vector3.One);
    }

    /// <summary>Share of the second colour at eight neighbouring pixels, 0…1.</summary>
    public Vector256<float> Mix(Vector256<float> x, float y)
    {
        var wave = Waves(x * Wave.X + Vector256.Create(y * Wave.Y + Wave.Z));
        if (CrossWave != default)
            wave *= Waves(x * CrossWave.X + Vector256.Create(y * CrossWave.Y + CrossWave.Z));
        var half = Vector256.Create(0.5f);
        return Vector256.Min(Vector256.Max(half + wave * Sharpness, Vector256<float>.Zero), Vector256<float>.One);
    }

    // A wave of parabolas, period 1, between -1 and 1: basic operations only, so that every machine has the same bits.
    private static Vector256<float> Waves(Vector256<float> turns)
    {
        var t = turns - Vector256.Floor(turns) - Vector256.Create(0.5f);
        return (Vector256.Abs(t) - Vector256.Create(0.5f)) * t * 16f;
    }
}
