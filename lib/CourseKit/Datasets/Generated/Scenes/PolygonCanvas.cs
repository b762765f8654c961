using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Datasets.Generated.Scenes;

/// <summary>
/// Draws the inside of closed polygons as coverage 0…1 with a soft edge, from the distance to the nearest edge. Eight pixels a step;
/// the same bits on every platform.
/// </summary>
internal sealed class PolygonCanvas
{
    /// <summary>Width and height, in pixels.</summary>
    public const int Size = 32;

    private static readonly Vector256<float> Centres = Vector256.Create(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f);

    private readonly float[] _coverage = new float[Size * Size];
    private readonly List<Edge> _edges = [];

    /// <summary>Part of the picture that is inside, by pixel, row by row: 0 outside, 1 inside.</summary>
    public ReadOnlySpan<float> Coverage => _coverage;

    /// <summary>First and one past the last row that the shape touches.</summary>
    public (int Top, int Bottom) Rows { get; private set; }

    private readonly record struct Edge(float X, float Y, float Dx, float Dy, float InverseSquare, float Slope);

    /// <summary>Replaces the canvas by one shape.</summary>
    /// <param name="outline">Closed polygons; a point is inside where an odd number of them hold it.</param>
    /// <param name="placement">From the outline's plane to pixels, (0, 0) being the upper left corner.</param>
    /// <param name="softness">Width of the ramp at the edge, in pixels.</param>
    public void Draw(Vector2[][] outline, in Matrix3x2 placement, float softness)
    {
        Array.Clear(_coverage);
        var (low, high) = Place(outline, placement);
        var reach = softness * 0.5f;
        var (top, bottom) = (Clip(MathF.Floor(low.Y - reach)), Clip(MathF.Ceiling(high.Y + reach)));
        var (left, right) = (Clip(MathF.Floor(low.X - reach)) & ~7, Clip(MathF.Ceiling(high.X + reach)));
        Rows = (top, bottom);
        var edges = CollectionsMarshal.AsSpan(_edges);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x += 8)
                Cover(edges, x, y + 0.5f, softness).CopyTo(_coverage, y * Size + x);
        }
    }

    private static int Clip(float value) => (int)MathF.Min(MathF.Max(value, 0f), Size);

    private (Vector2 Low, Vector2 High) Place(Vector2[][] outline, in Matrix3x2 m)
    {
        _edges.Clear();
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var loop in outline)
        {
            var a = Map(loop[^1], m);
            foreach (var point in loop)
            {
                var b = Map(point, m);
                (low, high) = (Vector2.Min(low, b), Vector2.Max(high, b));
                var (dx, dy) = (b.X - a.X, b.Y - a.Y);
                _edges.Add(new Edge(a.X, a.Y, dx, dy, 1f / MathF.Max(dx * dx + dy * dy, 1e-9f), dy == 0f ? 0f : dx / dy));
                a = b;
            }
        }
        return (low, high);
    }

    // Written out: the bits of a library's transformation may depend on fused operations.
    private static Vector2 Map(Vector2 p, in Matrix3x2 m) =>
        new(p.X * m.M11 + p.Y * m.M21 + m.M31, p.X * m.M12 + p.Y * m.M22 + m.M32);

    private static Vector256<float> Cover(ReadOnlySpan<Edge> edges, int x, float y, float softness)
    {
        var px = Centres + Vector256.Create((float)x);
        var nearest = Vector256.Create(1e9f);
        var inside = Vector256<float>.Zero;
        foreach (ref readonly var edge in edges)
        {
            var (wx, wy) = (px - Vector256.Create(edge.X), y - edge.Y);
            var t = (wx * edge.Dx + Vector256.Create(wy * edge.Dy)) * edge.InverseSquare;
            t = Vector256.Min(Vector256.Max(t, Vector256<float>.Zero), Vector256<float>.One);
            var (ex, ey) = (wx - t * edge.Dx, Vector256.Create(wy) - t * edge.Dy);
            nearest = Vector256.Min(nearest, ex * ex + ey * ey);
            if (edge.Y <= y != edge.Y + edge.Dy <= y)
                inside ^= Vector256.LessThan(wx, Vector256.Create(wy * edge.Slope));
        }
        var depth = Vector256.Sqrt(nearest) / softness;
        depth = Vector256.ConditionalSelect(inside, depth, -depth);
        return Vector256.Min(Vector256.Max(Vector256.Create(0.5f) + depth, Vector256<float>.Zero), Vector256<float>.One);
    }
}
