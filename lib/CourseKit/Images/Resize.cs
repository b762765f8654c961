namespace CourseKit.Images;

/// <summary>
/// Changes a picture's size by a triangle filter that grows with the reduction: smooth enlarged, without aliasing reduced.
/// </summary>
/// <remarks>The weights are those of Pillow's BILINEAR, which most Python data loaders use; results agree to rounding.</remarks>
public static class Resize
{
    /// <summary>The picture in another size; the sides change apart from each other.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">New width, in pixels, at least 1.</param>
    /// <param name="height">New height, in pixels, at least 1.</param>
    public static PixelImage To(PixelImage image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if ((width, height) == (image.Width, image.Height))
            return image;
        var channels = image.Channels;
        var across = new byte[image.Height * width * channels];
        Columns(image.Pixels, image.Width, image.Height, channels, Taps.Of(image.Width, width), across);
        var result = new byte[height * width * channels];
        Rows(across, width * channels, Taps.Of(image.Height, height), result);
        return new PixelImage(result, width, height, channels);
    }

    /// <summary>The largest middle part of the wanted shape, in the wanted size: nothing is distorted.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">New width, in pixels, at least 1.</param>
    /// <param name="height">New height, in pixels, at least 1.</param>
    public static PixelImage Crop(PixelImage image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        var isWide = (long)image.Width * height > (long)image.Height * width;
        var wide = isWide ? Math.Max(1, (int)((long)image.Height * width / height)) : image.Width;
        var high = isWide ? image.Height : Math.Max(1, (int)((long)image.Width * height / width));
        var (left, top) = ((image.Width - wide) / 2, (image.Height - high) / 2);
        var pixels = new byte[wide * high * image.Channels];
        for (var y = 0; y < high; y++)
        {
            image.Pixels.Slice(((top + y) * image.Width + left) * image.Channels, wide * image.Channels)
                .CopyTo(pixels.AsSpan(y * wide * image.Channels));
        }
        return To(new PixelImage(pixels, wide, high, image.Channels), width, height);
    }

    private static void Columns(ReadOnlySpan<byte> from, int width, int height, int channels, Taps[] taps, byte[] to)
    {
        for (var y = 0; y < height; y++)
        {
            var row = from.Slice(y * width * channels, width * channels);
            for (var x = 0; x < taps.Length; x++)
            {
                for (var c = 0; c < channels; c++)
                {
                    var sum = 0f;
                    for (var t = 0; t < taps[x].Weights.Length; t++)
                        sum += taps[x].Weights[t] * row[(taps[x].First + t) * channels + c];
                    to[(y * taps.Length + x) * channels + c] = (byte)(sum + 0.5f);
                }
            }
        }
    }

    private static void Rows(byte[] from, int stride, Taps[] taps, byte[] to)
    {
        var sums = new float[stride];
        for (var y = 0; y < taps.Length; y++)
        {
            Array.Clear(sums);
            for (var t = 0; t < taps[y].Weights.Length; t++)
            {
                var row = from.AsSpan((taps[y].First + t) * stride, stride);
                var weight = taps[y].Weights[t];
                for (var i = 0; i < stride; i++)
                    sums[i] += weight * row[i];
            }
            for (var i = 0; i < stride; i++)
                to[y * stride + i] = (byte)(sums[i] + 0.5f);
        }
    }

    // Where a new pixel looks in the old row, and how much each old pixel counts.
    private sealed record Taps(int First, float[] Weights)
    {
        public static Taps[] Of(int from, int to)
        {
            var scale = (double)from / to;
            var support = Math.Max(1, scale);
            var taps = new Taps[to];
            for (var i = 0; i < to; i++)
            {
                var centre = (i + 0.5) * scale;
                var (first, end) = (Math.Max(0, (int)(centre - support + 0.5)), Math.Min(from, (int)(centre + support + 0.5)));
                var weights =
                    Enumerable.Range(first, end - first).Select(j => Math.Max(0, 1 - Math.Abs((j + 0.5 - centre) / support))).ToArray();
                var sum = weights.Sum();
                taps[i] = new Taps(first, [.. weights.Select(weight => (float)(weight / sum))]);
            }
            return taps;
        }
    }
}
