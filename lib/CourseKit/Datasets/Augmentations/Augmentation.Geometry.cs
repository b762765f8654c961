using System.Numerics;

namespace CourseKit.Datasets;

// Steps that move pixels.
public sealed partial class Augmentation
{
    /// <summary>Moves the picture by up to so many pixels, fractions too, in either direction.</summary>
    /// <param name="pixels">Largest shift in x and in y, 0 or more.</param>
    public Augmentation Shift(double pixels)
    {
        Check(pixels >= 0, nameof(Shift), pixels, "0 pixels or more");
        var most = (float)pixels;
        return With($"shift ±{Text(pixels)}", (ref random, plan) =>
            plan.Move(Matrix3x2.CreateTranslation(-random.Uniform(-most, most), -random.Uniform(-most, most))));
    }

    /// <summary>Turns the picture about its middle.</summary>
    /// <param name="degrees">Largest angle either way, 0 to 180.</param>
    public Augmentation Rotate(double degrees)
    {
        Check(degrees is >= 0 and <= 180, nameof(Rotate), degrees, "0 to 180 degrees");
        var most = (float)(degrees * Math.PI / 180);
        return With($"rotate ±{Text(degrees)}°", (ref random, plan) => plan.Move(Matrix3x2.CreateRotation(-random.Uniform(-most, most))));
    }

    /// <summary>Enlarges or shrinks the picture about its middle.</summary>
    /// <param name="smallest">Smallest factor, above 0.</param>
    /// <param name="largest">Largest factor.</param>
    public Augmentation Scale(double smallest, double largest)
    {
        Check(smallest > 0 && smallest <= largest, nameof(Scale), smallest, $"above 0 and at most {Text(largest)}");
        var (low, high) = ((float)smallest, (float)largest);
        return With($"scale {Text(smallest)} to {Text(largest)}", (ref random, plan) =>
            plan.Move(Matrix3x2.CreateScale(1f / random.Uniform(low, high))));
    }

    /// <summary>Slants the picture sideways about its middle.</summary>
    /// <param name="degrees">Largest angle either way, below 80.</param>
    public Augmentation Shear(double degrees)
    {
        Check(degrees is >= 0 and < 80, nameof(Shear), degrees, "0 to 80 degrees");
        var most = (float)(degrees * Math.PI / 180);
        return With($"shear ±{Text(degrees)}°", (ref random, plan) =>
            plan.Move(new Matrix3x2(1f, 0f, -MathF.Tan(random.Uniform(-most, most)), 1f, 0f, 0f)));
    }

    /// <summary>Mirrors left and right.</summary>
    /// <param name="probability">How often, 0…1.</param>
    public Augmentation FlipHorizontally(double probability = 0.5) =>
        Flip("flip left and right", probability, new Matrix3x2(-1f, 0f, 0f, 1f, 0f, 0f));

    /// <summary>Mirrors top and bottom.</summary>
    /// <param name="probability">How often, 0…1.</param>
    public Augmentation FlipVertically(double probability = 0.5) =>
        Flip("flip top and bottom", probability, new Matrix3x2(1f, 0f, 0f, -1f, 0f, 0f));

    /// <summary>Adds a black border and cuts the old size out of it at a random place, in whole pixels.</summary>
    /// <param name="padding">Width of the border, in pixels, 0 or more.</param>
    public Augmentation Crop(int padding)
    {
        Check(padding >= 0, nameof(Crop), padding, "0 pixels or more");
        return With($"crop from a border of {padding}", (ref random, plan) => plan.Move(Matrix3x2.CreateTranslation(
            random.NextInt(2 * padding + 1) - padding, random.NextInt(2 * padding + 1) - padding)));
    }

    /// <summary>Bends the picture by a smooth random field.</summary>
    /// <param name="alpha">Strength: noise in -1…1 is smoothed and multiplied by it, in pixels.</param>
    /// <param name="sigma">Deviation of the Gaussian that smooths, in pixels, 0.5 to 20.</param>
    /// <remarks>Simard, Steinkraus, Platt, Best practices for convolutional neural networks, ICDAR 2003, section 2: for 28×28, 34 and
    /// 4.</remarks>
    public Augmentation Elastic(double alpha = 34, double sigma = 4)
    {
        Check(alpha >= 0, nameof(Elastic), alpha, "0 pixels or more");
        Check(sigma is >= 0.5 and <= 20, nameof(Elastic), sigma, "0.5 to 20 pixels of smoothing");
        return With($"elastic {Text(alpha)}, {Text(sigma)}", (ref random, plan) =>
            (plan.ElasticAlpha, plan.ElasticSigma) = ((float)alpha, (float)sigma));
    }

    private Augmentation Flip(string name, double probability, Matrix3x2 mirror)
    {
        Check(probability is >= 0 and <= 1, name, probability, "a probability, 0 to 1");
        var chance = (float)probability;
        return With(name, (ref random, plan) =>
        {
            if (random.Chance(chance))
                plan.Move(mirror);
        });
    }

    private static string Text(double value) => value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    private static void Check(bool holds, string step, double value, string rule)
    {
        if (!holds)
            throw new CourseKitException($"{step} got {Text(value)}; it must be {rule}.");
    }
}
