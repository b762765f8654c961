namespace CourseKit.Plots.Svg;

/// <summary>Thins a line to what can be seen, so that a million training steps make a small file.</summary>
internal static class PixelColumns
{
    /// <summary>
    /// Of the points in each column of half a pixel only the first, lowest, highest and last: the drawn line covers the same pixels.
    /// Lines that run backwards are kept whole.
    /// </summary>
    public static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points)
    {
        const int alwaysFine = 1000;
        if (points.Count <= alwaysFine)
            return points;
        var kept = new List<(double X, double Y)>();
        for (var start = 0; start < points.Count;)
        {
            var column = Math.Floor(points[start].X * 2);
            var (end, low, high) = (start, start, start);
            for (; end < points.Count && Math.Floor(points[end].X * 2) == column; end++)
            {
                if (end > 0 && points[end].X < points[end - 1].X)
                    return points;
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }
            foreach (var index in new SortedSet<int> { start, low, high, end - 1 })
                kept.Add(points[index]);
            start = end;
        }
        return kept;
    }
}
