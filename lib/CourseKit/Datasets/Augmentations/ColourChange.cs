using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Datasets;

/// <summary>Brightness, contrast, saturation and hue of an image, as torchvision's adjust_ functions define them, to rounding.</summary>
internal static class ColourChange
{
    /// <summary>Changes an image in place.</summary>
    /// <param name="image">C × H × W.</param>
    /// <param name="channels">C; saturation and hue need 3.</param>
    /// <param name="change">Factors of brightness, contrast, saturation; turn of hue, in whole turns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Span<byte> image, int channels, Vector4 change)
    {
        if (change.X != 1f)
            Blend(image, 0f, change.X);
        if (change.Y != 1f)
            Blend(image, MeanGrey(image, channels), change.Y);
        if (channels != 3)
            return;
        var plane = image.Length / 3;
        for (var i = 0; i < plane; i++)
        {
            var colour = new Vector3(image[i], image[plane + i], image[2 * plane + i]);
            if (change.Z != 1f)
                colour = Saturate(colour, change.Z);
            if (change.W != 0f)
                colour = TurnHue(colour, change.W);
            (image[i], image[plane + i], image[2 * plane + i]) = (ToByte(colour.X), ToByte(colour.Y), ToByte(colour.Z));
        }
    }

    // Away from a grey level or towards it.
    private static void Blend(Span<byte> image, float grey, float factor)
    {
        Span<byte> table = stackalloc byte[256];
        for (var value = 0; value < 256; value++)
            table[value] = ToByte(grey + factor * (value - grey));
        for (var i = 0; i < image.Length; i++)
            image[i] = table[image[i]];
    }

    private static float MeanGrey(ReadOnlySpan<byte> image, int channels)
    {
        var plane = image.Length / channels;
        double sum = 0;
        for (var i = 0; i < plane; i++)
            sum += channels == 3 ? MathF.Floor(Grey(new Vector3(image[i], image[plane + i], image[2 * plane + i]))) : image[i];
        return (float)(sum / plane);
    }

    // ITU-R BT.601 luma.
    private static float Grey(Vector3 colour) => 0.2989f * colour.X + 0.587f * colour.Y + 0.114f * colour.Z;

    private static Vector3 Saturate(Vector3 colour, float factor)
    {
        var grey = MathF.Floor(Grey(colour));
        return Vector3.Clamp(new Vector3(grey) + factor * (colour - new Vector3(grey)), Vector3.Zero, new Vector3(255f));
    }

    // Through hue, saturation, value: only the hue moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3 TurnHue(Vector3 colour, float turn)
    {
        var (r, g, b) = (colour.X, colour.Y, colour.Z);
        var (value, low) = (MathF.Max(r, MathF.Max(g, b)), MathF.Min(r, MathF.Min(g, b)));
        var range = value - low;
        if (range == 0f)
            return colour;
        var hue = value == r ? (g - b) / range : value == g ? 2f + (b - r) / range : 4f + (r - g) / range;
        hue += 6f * turn;
        hue -= 6f * MathF.Floor(hue / 6f);
        var sector = (int)hue;
        var part = hue - sector;
        var (falling, rising) = (value - range * part, low + range * part);
        return sector switch
        {
            0 => new(value, rising, low),
            1 => new(falling, value, low),
            2 => new(low, value, rising),
            3 => new(low, falling, value),
            4 => new(rising, low, value),
            _ => new(value, low, falling),
        };
    }

    private static byte ToByte(float value) => (byte)(Math.Clamp(value, 0f, 255f) + 0.5f);
}
