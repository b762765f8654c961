using System.Numerics;

namespace CourseKit.Datasets;

// Steps that change values where they are.
public sealed partial class Augmentation
{
    /// <summary>Changes brightness, contrast, saturation and hue.</summary>
    /// <param name="brightness">Factor within 1 ± this, 0…1.</param>
    /// <param name="contrast">Factor within 1 ± this about the mean grey, 0…1.</param>
    /// <param name="saturation">Factor within 1 ± this about each pixel's grey, 0…1; only where there are three channels.</param>
    /// <param name="hue">Turn of the colour circle within ± this, 0…0.5; only where there are three channels.</param>
    public Augmentation ColourJitter(double brightness = 0.2, double contrast = 0.2, double saturation = 0.2, double hue = 0)
    {
        Check(brightness is >= 0 and <= 1, "Brightness", brightness, "0 to 1");
        Check(contrast is >= 0 and <= 1, "Contrast", contrast, "0 to 1");
        Check(saturation is >= 0 and <= 1, "Saturation", saturation, "0 to 1");
        Check(hue is >= 0 and <= 0.5, "Hue", hue, "0 to 0.5");
        var (b, c, s, h) = ((float)brightness, (float)contrast, (float)saturation, (float)hue);
        return With("colour jitter", (ref random, plan) => plan.Colours.Add(new Vector4(
            random.Uniform(1f - b, 1f + b), random.Uniform(1f - c, 1f + c), random.Uniform(1f - s, 1f + s), random.Uniform(-h, h))));
    }

    /// <summary>Blackens a square about a random pixel; it may hang over the border.</summary>
    /// <param name="size">Side, in pixels, at least 1.</param>
    /// <remarks>DeVries, Taylor, Improved regularization of convolutional neural networks with cutout, arXiv:1708.04552.</remarks>
    public Augmentation Cutout(int size)
    {
        Check(size >= 1, nameof(Cutout), size, "1 pixel or more");
        return With($"cutout {size}", (ref random, plan) =>
        {
            var (x, y) = (random.NextInt((int)plan.Size.X) - size / 2, random.NextInt((int)plan.Size.Y) - size / 2);
            plan.Erased.Add(Cut(x, y, size, size, plan.Size));
        });
    }

    /// <summary>Blackens, now and then, a box of random size and shape that lies inside the picture.</summary>
    /// <param name="probability">How often, 0…1.</param>
    /// <param name="smallest">Smallest part of the area, 0…1.</param>
    /// <param name="largest">Largest part of the area.</param>
    /// <remarks>Zhong et al., Random erasing data augmentation, AAAI 2020; sides in proportion 0.3 to 3.3 as there.</remarks>
    public Augmentation RandomErasing(double probability = 0.5, double smallest = 0.02, double largest = 0.33)
    {
        Check(probability is >= 0 and <= 1, nameof(RandomErasing), probability, "a probability, 0 to 1");
        Check(smallest > 0 && smallest <= largest && largest <= 1, nameof(RandomErasing), smallest, $"above 0 and at most {Text(largest)}");
        return With("random erasing", (ref random, plan) =>
        {
            if (!random.Chance((float)probability))
                return;
            var area = random.Uniform((float)smallest, (float)largest) * plan.Size.X * plan.Size.Y;
            var proportion = MathF.Exp(random.Uniform(-1.2039728f, 1.1939225f));      // ln 0.3 to ln 3.3
            var high = Math.Clamp((int)MathF.Round(MathF.Sqrt(area * proportion)), 1, (int)plan.Size.Y);
            var wide = Math.Clamp((int)MathF.Round(MathF.Sqrt(area / proportion)), 1, (int)plan.Size.X);
            plan.Erased.Add(
                new PixelBox(random.NextInt((int)plan.Size.X - wide + 1), random.NextInt((int)plan.Size.Y - high + 1), wide, high));
        });
    }

    private static PixelBox Cut(int x, int y, int wide, int high, Vector2 size)
    {
        var (left, top) = (Math.Max(0, x), Math.Max(0, y));
        return new PixelBox(left, top, Math.Min((int)size.X, x + wide) - left, Math.Min((int)size.Y, y + high) - top);
    }
}
