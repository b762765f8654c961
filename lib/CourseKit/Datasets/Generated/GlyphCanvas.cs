using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Datasets.Generated;

/// <summary>
/// Draws pen strokes as the union of capsules of varying radius. Each pixel keeps how deep it lies inside the ink;
/// <see cref="Coverage"/> turns depth into grey with a soft edge. Eight pixels a step; the same bits on every platform.
/// </summary>
internal sealed class GlyphCanvas
{
    /// <summary>Width and height of the picture, in pixels.</summary>
    public const int Size = 28;

    private const int Stride = 32;      // a row is four vectors of eight; the last four pixels are never shown
    private const float Outside = -100f;

    private static readonly Vector256<float> Centres = Vector256.Create(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f);

    private readonly float[] _depth = new float[Size * Stride];

    /// <summary>Wipes the canvas.</summary>
    public void Clear() => Array.Fill(_depth, Outside);

    /// <summary>Adds the capsule from a, of radius ra, to b, of radius rb; all in pixels, (0, 0) being the upper left corner.</summary>
    /// <remarks>The soft edge goes <c>reach</c> pixels beyond the radius.</remarks>
    public void Draw(float ax, float ay, float ra, float bx, float by, float rb, float reach)
    {
        var margin = MathF.Max(ra, rb) + reach;
        var left = Math.Max(0, (int)MathF.Floor(MathF.Min(ax, bx) - margin)) & ~7;
        var right = Math.Min(Size - 1, (int)MathF.Ceiling(MathF.Max(ax, bx) + margin));
        var top = Math.Max(0, (int)MathF.Floor(MathF.Min(ay, by) - margin));
        var bottom = Math.Min(Size - 1, (int)MathF.Ceiling(MathF.Max(ay, by) + margin));

        var (dx, dy) = (bx - ax, by - ay);
        var lengthSquared = dx * dx + dy * dy;
        var inverse = lengthSquared > 1e-12f ? 1f / lengthSquared : 0f;
        ref var depth = ref MemoryMarshal.GetArrayDataReference(_depth);
        for (var y = top; y <= bottom; y++)
        {
            var py = y + 0.5f - ay;
            for (var x = left; x <= right; x += 8)
            {
                var px = Centres + Vector256.Create(x - ax);
                var along = (px * dx + Vector256.Create(py * dy)) * inverse;
                along = Vector256.Min(Vector256.Max(along, Vector256<float>.Zero), Vector256<float>.One);
                var ex = px - along * dx;
                var ey = Vector256.Create(py) - along * dy;
                var inside = Vector256.Create(ra) + along * (rb - ra) - Vector256.Sqrt(ex * ex + ey * ey);
                ref var cell = ref Unsafe.Add(ref depth, y * Stride + x);
                Vector256.Max(inside, Vector256.LoadUnsafe(ref cell)).StoreUnsafe(ref cell);
            }
        }
    }

    /// <summary>Ink of pixel (x, y) in 0…1: a ramp <paramref name="softness"/> pixels wide about the stroke's edge.</summary>
    public float Coverage(int x, int y, float softness) => Math.Clamp(0.5f + _depth[y * Stride + x] / softness, 0f, 1f);
}
