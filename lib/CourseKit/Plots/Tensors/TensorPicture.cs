using System.Globalization;
using static TorchSharp.torch;

namespace CourseKit.Plots.Tensors;

/// <summary>A tensor as a picture: (H, W), (1, H, W) and (3, H, W), and the first of a batch of such.</summary>
internal static class TensorPicture
{
    private const int MinSide = 8;
    private const int MaxSide = 1024;
    private const int MaxPictures = 8;
    private const int ShownSide = 112;

    /// <summary>Image elements with the pixels in them; empty for a tensor that has not the shape of a picture.</summary>
    public static string Html(Tensor tensor)
    {
        if (tensor.IsInvalid || !LooksLikeOne(tensor.shape))
            return "";
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        long[] shape = tensor.shape;
        var batch = shape.Length == 4 ? tensor.detach().narrow(0, 0, Math.Min(shape[0], MaxPictures))
            : tensor.detach().reshape([1, shape.Length == 3 ? shape[0] : 1, shape[^2], shape[^1]]);
        var (channels, height, width) = ((int)batch.shape[1], (int)shape[^2], (int)shape[^1]);
        float[] values = batch.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        byte[] grey = Pixels(values);
        int size = channels * height * width;
        int scale = Math.Max(1, ShownSide / Math.Max(height, width));
        return "<div>" + string.Join(" ", Enumerable.Range(0, grey.Length / size).Select(i =>
        {
            var picture = Raster.FromPlanes(grey.AsSpan(i * size, size), channels, height, width);
            return string.Create(CultureInfo.InvariantCulture,
                $"<img width=\"{width * scale}\" height=\"{height * scale}\" style=\"image-rendering:pixelated\" alt=\"\" ")
                + $"src=\"data:image/png;base64,{Convert.ToBase64String(picture.ToPng())}\">";
        })) + "</div>";
    }

    private static bool LooksLikeOne(long[] shape)
    {
        bool hasSides = shape.Length is >= 2 and <= 4 && shape[^1] is >= MinSide and <= MaxSide && shape[^2] is >= MinSide and <= MaxSide;
        return hasSides && (shape.Length == 2 || shape[^3] is 1 or 3) && (shape.Length < 4 || shape[0] > 0);
    }

    /// <summary>The values from black to white: 0 to 1 and 0 to 255 as they are, any other range stretched.</summary>
    private static byte[] Pixels(float[] values)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float v in values.Where(float.IsFinite))
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        if (low >= 0 && high <= 1)
            (low, high) = (0, 1);
        else if (low >= 0 && high is > 1 and <= 255 && values.All(v => v == MathF.Floor(v)))
            (low, high) = (0, 255);
        float range = high > low ? high - low : 1;
        return [.. values.Select(v => float.IsFinite(v) ? (byte)Math.Clamp(MathF.Round((v - low) / range * 255), 0, 255) : (byte)0)];
    }
}
