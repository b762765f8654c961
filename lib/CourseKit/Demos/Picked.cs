using CourseKit.Reference;

namespace CourseKit.Demos;

/// <summary>Checks and words that the pieces share.</summary>
internal static class Picked
{
    // A page with more squares than this neither reads nor runs well.
    private const int LongestSide = 64;

    /// <exception cref="ArgumentException">Empty, too large to step through, or with a value that is no number.</exception>
    public static void CheckMatrix(double[,] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        CheckSize(values.GetLength(0), values.GetLength(1), name);
        CheckFinite(values, name);
    }

    public static void CheckSize(int rows, int columns, string name)
    {
        if (rows is < 1 or > LongestSide || columns is < 1 or > LongestSide)
        {
            throw new ArgumentException(
                $"{name} has {rows} rows and {columns} columns; from 1 to {LongestSide} of each can be shown. Crop or shrink it.", name);
        }
    }

    public static void CheckFinite(Array values, string name)
    {
        foreach (var value in values.Flat())
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"{name} holds {value}; every value must be a finite number.", name);
        }
    }

    /// <summary>"Result: 88 67 134; 55 94 132." for small matrices, their size for others.</summary>
    public static string Rows(string name, double[,] values)
    {
        var (H, W) = values.Shape();
        if (H * W > 100)
            return $"{name}: {H} by {W} numbers.";
        var rows = Enumerable.Range(0, H).Select(i =>
            string.Join(' ', Enumerable.Range(0, W).Select(j => FormattableString.Invariant($"{values[i, j]:0.###}"))));
        return $"{name}: {string.Join("; ", rows)}.";
    }
}
