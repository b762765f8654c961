using System.Numerics;

namespace CourseKit.Datasets.Generated;

/// <summary>A character's strokes as one written: a skeleton jittered, smoothed into short segments and warped.</summary>
internal sealed class PenPath
{
    private const int StepsPerSpan = 6;

    private readonly List<Vector2> _controls = [];
    private readonly List<bool> _corners = [];

    /// <summary>Points along all strokes, in character heights.</summary>
    public List<Vector2> Points { get; } = [];

    /// <summary>Index in <see cref="Points"/> one past each stroke's last point.</summary>
    public List<int> StrokeEnds { get; } = [];

    /// <summary>Replaces the path by a new writing of a skeleton.</summary>
    public void Trace(Skeleton skeleton, in PenStyle style, ref SampleRandom random)
    {
        Points.Clear();
        StrokeEnds.Clear();
        foreach (var stroke in skeleton.Strokes)
        {
            var first = Points.Count;
            PlaceControls(stroke, style, ref random);
            AddCurve();
            TrimAnEnd(first, ref random);
            StrokeEnds.Add(Points.Count);
        }
        Warp(style, ref random);
    }

    private void PlaceControls(Skeleton.Point[] stroke, in PenStyle style, ref SampleRandom random)
    {
        _controls.Clear();
        _corners.Clear();
        var shift = new Vector2(random.Bell(), random.Bell()) * (0.6f * style.Jitter);      // strokes wander against each other
        if (random.Chance(0.07f))
            AddControl(stroke[0].At + shift + Hook(ref random), false);
        foreach (var point in stroke)
        {
            var at = point.At + shift + new Vector2(random.Bell(), random.Bell()) * style.Jitter;
            AddControl(at, point.IsCorner && !random.Chance(0.15f));
        }
        if (random.Chance(0.06f))
            AddControl(stroke[^1].At + shift + Hook(ref random), false);
    }

    private void AddControl(Vector2 at, bool isCorner)
    {
        _controls.Add(at);
        _corners.Add(isCorner);
    }

    private static Vector2 Hook(ref SampleRandom random) => new(random.Uniform(-0.11f, 0.11f), random.Uniform(-0.09f, 0.09f));

    /// <summary>Catmull-Rom curve through the control points; at a corner the curve ends and begins anew.</summary>
    private void AddCurve()
    {
        Points.Add(_controls[0]);
        for (var i = 0; i + 1 < _controls.Count; i++)
        {
            var (p1, p2) = (_controls[i], _controls[i + 1]);
            var p0 = i == 0 || _corners[i] ? p1 + (p1 - p2) * 0.5f : _controls[i - 1];
            var p3 = i + 2 == _controls.Count || _corners[i + 1] ? p2 + (p2 - p1) * 0.5f : _controls[i + 2];
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                var t = step / (float)StepsPerSpan;
                Points.Add(p1 + ((p2 - p0) + ((2f * p0 - 5f * p1 + 4f * p2 - p3) + (3f * (p1 - p2) + p3 - p0) * t) * t) * (0.5f * t));
            }
        }
    }

    // Pens leave the paper early, or touch it late.
    private void TrimAnEnd(int first, ref SampleRandom random)
    {
        if (!random.Chance(0.12f))
            return;
        var drop = (int)((Points.Count - first) * random.Uniform(0.03f, 0.14f));
        if (random.Chance(0.5f))
            Points.RemoveRange(first, drop);
        else
            Points.RemoveRange(Points.Count - drop, drop);
    }

    // Two long waves in each direction: a smooth elastic map of the whole character.
    private void Warp(in PenStyle style, ref SampleRandom random)
    {
        for (var wave = 0; wave < 2; wave++)
        {
            var across = new Vector2(random.Uniform(-0.9f, 0.9f), random.Uniform(-0.9f, 0.9f));
            var direction = new Vector2(random.Bell(), random.Bell()) * style.Warp;
            var phase = random.NextFloat();
            for (var i = 0; i < Points.Count; i++)
                Points[i] += direction * Wave(across.X * Points[i].X + across.Y * Points[i].Y + phase);
        }
    }

    /// <summary>A smooth wave of period 1 between -1 and 1, of parabolas: like a sine, but of basic operations only.</summary>
    public static float Wave(float turns)
    {
        var t = turns - MathF.Floor(turns);
        return t < 0.5f ? 16f * t * (0.5f - t) : -16f * (t - 0.5f) * (1f - t);
    }
}
