namespace CourseKit.Images.Jpeg;

/// <summary>Puts components together: enlarges what was sampled more coarsely, and turns YCbCr, RGB and CMYK into pixels.</summary>
internal static class JpegColours
{
    public static PixelImage Compose(JpegFrame frame, int adobeTransform)
    {
        var (width, height, count) = (frame.Width, frame.Height, frame.Components.Length);
        var planes = frame.Components.Select(component => Enlarge(component, frame)).ToArray();
        var pixels = new byte[width * height * (count == 1 ? 1 : 3)];
        // Adobe's mark says whether there is a transform; without it three components are YCbCr unless they are named R, G, B.
        var isNamedRgb = count == 3 && frame.Components[0].Id == 'R' && frame.Components[1].Id == 'G' && frame.Components[2].Id == 'B';
        var isYcc = count == 3 ? adobeTransform != 0 && !isNamedRgb : adobeTransform == 2;
        for (int i = 0, at = 0; i < width * height; i++)
        {
            if (count == 1)
            {
                pixels[i] = planes[0][i];
                continue;
            }
            int r = planes[0][i], g = planes[1][i], b = planes[2][i];
            if (isYcc)
                (r, g, b) = FromYcc(r, g, b);
            if (count == 4)
                // Adobe stores ink upside down: 255 is none. Without its mark 255 is full ink.
                (r, g, b) = adobeTransform >= 0
                    ? (Times(r, planes[3][i]), Times(g, planes[3][i]), Times(b, planes[3][i]))
                    : (Times(255 - r, 255 - planes[3][i]), Times(255 - g, 255 - planes[3][i]), Times(255 - b, 255 - planes[3][i]));
            (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)r, (byte)g, (byte)b);
            at += 3;
        }
        return new PixelImage(pixels, width, height, count == 1 ? 1 : 3);
    }

    private static int Times(int a, int b) => (a * b + 127) / 255;

    // JFIF 1.02, in 16 bits of fraction.
    private static (int R, int G, int B) FromYcc(int y, int cb, int cr)
    {
        (cb, cr) = (cb - 128, cr - 128);
        return (Clip(y + ((91881 * cr + 32768) >> 16)), Clip(y - ((22554 * cb + 46802 * cr + 32768) >> 16)),
            Clip(y + ((116130 * cb + 32768) >> 16)));
    }

    private static int Clip(int value) => Math.Clamp(value, 0, 255);

    /// <summary>
    /// Samples of a component at every pixel. Twice as fine: three parts of the near sample to one of the far; else repeated.
    /// </summary>
    private static byte[] Enlarge(JpegComponent component, JpegFrame frame)
    {
        var (timesX, timesY) = ((double)frame.MaxH / component.H, (double)frame.MaxV / component.V);
        var result = new byte[frame.Width * frame.Height];
        var isSmooth = timesX <= 2 && timesY <= 2;
        var (left, share) = Positions(frame.Width, component.Width, timesX, isSmooth);
        var (top, part) = Positions(frame.Height, component.Height, timesY, isSmooth);
        for (var y = 0; y < frame.Height; y++)
        {
            var upper = component.Samples.AsSpan(top[y] * component.Stride);
            var lower = component.Samples.AsSpan(Math.Min(top[y] + 1, component.Height - 1) * component.Stride);
            for (var x = 0; x < frame.Width; x++)
            {
                var (a, b) = (left[x], Math.Min(left[x] + 1, component.Width - 1));
                var near = (4 - part[y]) * upper[a] + part[y] * lower[a];
                var far = (4 - part[y]) * upper[b] + part[y] * lower[b];
                result[y * frame.Width + x] = (byte)(((4 - share[x]) * near + share[x] * far + 8) >> 4);
            }
        }
        return result;
    }

    // The sample before each pixel, and the quarters that the next one counts.
    private static (int[] Before, int[] Quarters) Positions(int pixels, int samples, double times, bool isSmooth)
    {
        var (before, quarters) = (new int[pixels], new int[pixels]);
        for (var i = 0; i < pixels; i++)
        {
            if (isSmooth && times == 2)
            {
                var at = 2 * i - 1;         // in quarters of a sample, from the first one's centre
                (before[i], quarters[i]) = at < 0 ? (0, 0) : (Math.Min(at / 4, samples - 1), at % 4);
            }
            else
            {
                before[i] = Math.Min((int)(i / times), samples - 1);
            }
        }
        return (before, quarters);
    }
}
