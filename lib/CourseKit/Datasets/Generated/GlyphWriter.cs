using System.Numerics;

namespace CourseKit.Datasets.Generated;

/// <summary>Writes one character after another into 28×28 pictures, sized and centred as MNIST's are. One writer a thread.</summary>
internal sealed class GlyphWriter
{
    private const int Size = GlyphCanvas.Size;

    private readonly GlyphCanvas _canvas = new();
    private readonly PenPath _path = new();
    private readonly float[] _ink = new float[Size * Size];

    /// <summary>Writes a character of one of the forms.</summary>
    /// <param name="forms">Ways to write the character.</param>
    /// <param name="random">The sample's own stream.</param>
    /// <param name="image">Receives 28 × 28 greys, white ink (255) on black (0).</param>
    public void Write(Skeleton[] forms, ref SampleRandom random, Span<byte> image)
    {
        var style = PenStyle.Draw(ref random);
        _path.Trace(Pick(forms, ref random), style, ref random);
        FitIntoBox(style);
        DrawStrokes(style, ref random);
        Develop(style, ref random, image);
    }

    private static Skeleton Pick(Skeleton[] forms, ref SampleRandom random)
    {
        var total = 0f;
        foreach (var form in forms)
            total += form.Weight;
        var left = random.NextFloat() * total;
        foreach (var form in forms)
        {
            left -= form.Weight;
            if (left < 0f)
                return form;
        }
        return forms[^1];
    }

    // Shape the strokes, then scale so that the ink's longer side is the box: the character's proportions stay.
    private void FitIntoBox(in PenStyle style)
    {
        var points = _path.Points;
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        for (var i = 0; i < points.Count; i++)
        {
            var p = points[i];
            var m = style.Shape;
            points[i] = new Vector2(p.X * m.M11 + p.Y * m.M21, p.X * m.M12 + p.Y * m.M22);
            low = Vector2.Min(low, points[i]);
            high = Vector2.Max(high, points[i]);
        }
        var extent = high - low;
        var scale = (style.BoxSize - 2f * style.Radius) / MathF.Max(extent.X, extent.Y);
        var centre = (low + high) * 0.5f;
        for (var i = 0; i < points.Count; i++)
            points[i] = (points[i] - centre) * scale + new Vector2(Size * 0.5f);
    }

    private void DrawStrokes(in PenStyle style, ref SampleRandom random)
    {
        _canvas.Clear();
        var points = _path.Points;
        var start = 0;
        foreach (var end in _path.StrokeEnds)
        {
            var (phase, rate) = (random.NextFloat(), random.Uniform(0.5f, 1.6f) / (end - start));
            var before = RadiusAt(style, points[start], points[start + 1], phase);
            for (var i = start; i + 1 < end; i++)
            {
                var (a, b) = (points[i], points[i + 1]);
                var after = RadiusAt(style, a, b, phase + rate * (i - start));
                _canvas.Draw(a.X, a.Y, before, b.X, b.Y, after, style.Softness);
                before = after;
            }
            start = end;
        }
    }

    private static float RadiusAt(in PenStyle style, Vector2 from, Vector2 to, float turns)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = MathF.Sqrt(dx * dx + dy * dy) + 1e-6f;
        var along = (dx * style.NibDirection.X + dy * style.NibDirection.Y) / length;
        return MathF.Max(0.45f, style.Radius * (1f + style.Pressure * PenPath.Wave(turns) - style.Nib * (along * along - 0.4f)));
    }

    // Ink to greys, then a shift by whole pixels that puts the centre of mass in the middle.
    private void Develop(in PenStyle style, ref SampleRandom random, Span<byte> image)
    {
        var (mass, massX, massY) = (0f, 0f, 0f);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var ink = _canvas.Coverage(x, y, style.Softness);
                if (ink is > 0f and < 1f)
                    ink = Math.Clamp(ink + style.Roughness * (random.NextFloat() - 0.5f), 0f, 1f);
                _ink[y * Size + x] = ink;
                mass += ink;
                massX += ink * x;
                massY += ink * y;
            }
        }
        var moveX = (int)MathF.Floor(Size * 0.5f - massX / mass + random.Uniform(-0.65f, 0.65f));
        var moveY = (int)MathF.Floor(Size * 0.5f - massY / mass + random.Uniform(-0.65f, 0.65f));
        image.Clear();
        for (var y = Math.Max(0, -moveY); y < Math.Min(Size, Size - moveY); y++)
        {
            for (var x = Math.Max(0, -moveX); x < Math.Min(Size, Size - moveX); x++)
                image[(y + moveY) * Size + x + moveX] = (byte)(255f * style.Ink * _ink[y * Size + x] + 0.5f);
        }
    }
}
