using CourseKit.Plots.Svg;

namespace CourseKit.Plots.Pixels;

/// <summary>A grid of RGB pixels on which shapes are filled with smooth edges.</summary>
internal sealed class PixelSheet(int width, int height)
{
    /// <summary>Lines of samples in a row of pixels; across a row coverage is exact.</summary>
    private const int Lines = 4;

    private readonly byte[] _pixels = new byte[width * height * 3];
    private readonly float[] _coverage = new float[width + 1];

    public Raster ToRaster() => new(_pixels, width, height, 3);

    /// <summary>Fills what lies inside the rings by the nonzero rule: rings that overlap in the same direction become one shape.</summary>
    public void Fill(IReadOnlyList<IReadOnlyList<(double X, double Y)>> rings, Rgb color, double opacity, Box clip)
    {
        var edges = new List<(double Top, double Bottom, double X, double Slope, int Direction)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
                AddEdge(edges, ring[i], ring[(i + 1) % ring.Count]);
        }
        if (edges.Count == 0)
            return;
        edges.Sort((a, b) => a.Top.CompareTo(b.Top));
        var first = Math.Max(0, (int)Math.Floor(Math.Max(edges[0].Top, clip.Y)));
        var last = Math.Min(height - 1, (int)Math.Ceiling(Math.Min(edges.Max(e => e.Bottom), clip.Bottom)));
        var (active, next) = (new List<int>(), 0);
        var crossings = new List<(double X, int Direction)>();
        for (var y = first; y <= last; y++)
        {
            for (; next < edges.Count && edges[next].Top < y + 1; next++)
                active.Add(next);
            active.RemoveAll(e => edges[e].Bottom <= y);
            if (active.Count == 0)
                continue;
            _coverage.AsSpan().Clear();
            var (left, right) = (width, -1);
            for (var line = 0; line < Lines; line++)
            {
                var at = y + ((line + 0.5) / Lines);
                if (at < clip.Y || at >= clip.Bottom)
                    continue;
                crossings.Clear();
                foreach (var e in active)
                {
                    var edge = edges[e];
                    if (edge.Top <= at && at < edge.Bottom)
                        crossings.Add((edge.X + ((at - edge.Top) * edge.Slope), edge.Direction));
                }
                crossings.Sort((a, b) => a.X.CompareTo(b.X));
                Cover(crossings, clip, ref left, ref right);
            }
            Blend(y, left, right, color, opacity);
        }
    }

    /// <summary>Stretches a picture over a box, each pixel of the sheet showing the picture's nearest.</summary>
    public void Draw(Box box, Raster picture, Box clip)
    {
        var (x0, y0) = (Whole(Math.Max(box.X, clip.X), width), Whole(Math.Max(box.Y, clip.Y), height));
        var (x1, y1) = (Whole(Math.Min(box.Right, clip.Right), width), Whole(Math.Min(box.Bottom, clip.Bottom), height));
        for (var y = y0; y < y1; y++)
        {
            var row = Math.Clamp((int)((y + 0.5 - box.Y) / box.Height * picture.Height), 0, picture.Height - 1);
            for (var x = x0; x < x1; x++)
            {
                var column = Math.Clamp((int)((x + 0.5 - box.X) / box.Width * picture.Width), 0, picture.Width - 1);
                var from = ((row * picture.Width) + column) * picture.Channels;
                for (var c = 0; c < 3; c++)
                    _pixels[(((y * width) + x) * 3) + c] = picture.Pixels[from + (picture.Channels == 3 ? c : 0)];
            }
        }
    }

    private static int Whole(double at, int most) => Math.Clamp((int)Math.Round(at), 0, most);

    private static void AddEdge(List<(double, double, double, double, int)> edges, (double X, double Y) a, (double X, double Y) b)
    {
        if (a.Y == b.Y || !double.IsFinite(a.X + a.Y + b.X + b.Y))
            return;
        var (top, bottom, direction) = a.Y < b.Y ? (a, b, 1) : (b, a, -1);
        edges.Add((top.Y, bottom.Y, top.X, (bottom.X - top.X) / (bottom.Y - top.Y), direction));
    }

    private void Cover(List<(double X, int Direction)> crossings, Box clip, ref int left, ref int right)
    {
        var winding = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            winding += crossings[i].Direction;
            if (winding == 0)
                continue;
            var (from, to) = (Math.Max(crossings[i].X, Math.Max(0, clip.X)), Math.Min(crossings[i + 1].X, Math.Min(width, clip.Right)));
            if (to <= from)
                continue;
            left = Math.Min(left, (int)from);
            right = Math.Max(right, Math.Min(width - 1, (int)to));
            for (var x = (int)from; x < to; x++)
                _coverage[x] += (float)((Math.Min(to, x + 1) - Math.Max(from, x)) / Lines);
        }
    }

    private void Blend(int y, int left, int right, Rgb color, double opacity)
    {
        for (var x = left; x <= right; x++)
        {
            var share = Math.Min(1, _coverage[x]) * opacity;
            if (share <= 0)
                continue;
            var at = ((y * width) + x) * 3;
            var mixed = new Rgb(_pixels[at], _pixels[at + 1], _pixels[at + 2]).Mix(color, share);
            (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (mixed.R, mixed.G, mixed.B);
        }
    }
}
