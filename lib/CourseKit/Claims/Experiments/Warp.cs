using CourseKit.Reference;

namespace CourseKit.Claims.Experiments;

/// <summary>Small movements of a grey image, with linear interpolation between pixels; 0 comes in from outside.</summary>
public static class Warp
{
    /// <summary>Turns, scales and shifts an image about its middle.</summary>
    /// <param name="image">Shape (H, W).</param>
    /// <param name="degrees">Counter-clockwise.</param>
    /// <param name="scale">Above 1 enlarges.</param>
    /// <param name="shiftX">Pixels to the right.</param>
    /// <param name="shiftY">Pixels down.</param>
    public static double[,] Affine(double[,] image, double degrees = 0, double scale = 1, double shiftX = 0, double shiftY = 0)
    {
        var (H, W) = image.Shape();
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180) / scale, Math.Sin(degrees * Math.PI / 180) / scale);
        var moved = new double[H, W];
        foreach (var (i, j) in moved.Indices())
        {
            // Where in the old image the new pixel comes from; y points down.
            var (y, x) = (i - shiftY - (H - 1) / 2.0, j - shiftX - (W - 1) / 2.0);
            moved[i, j] = At(image, sin * x + cos * y + (H - 1) / 2.0, cos * x - sin * y + (W - 1) / 2.0);
        }
        return moved;
    }

    private static double At(double[,] image, double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        var (v, u) = (y - top, x - left);
        double Pixel(int i, int j) => i >= 0 && j >= 0 && i < image.GetLength(0) && j < image.GetLength(1) ? image[i, j] : 0;
        return (1 - v) * ((1 - u) * Pixel(top, left) + u * Pixel(top, left + 1)) + v * ((1 - u) * Pixel(top + 1, left) + u * Pixel(top + 1,
            left + 1));
    }
}
