namespace CourseKit.Torch.Kernels;

/// <summary>The shape of a register tile: filters by pixels, or filters by taps. It changes speed, never a bit of the result.</summary>
internal readonly record struct LaneForm(int Filters, int Others)
{
    // 32 registers hold 24 or 25 sums and their operands, 16 hold 12.
    private static readonly LaneForm[] Wide = [new(6, 4), new(4, 6), new(5, 5), new(2, 4), new(1, 8)];
    private static readonly LaneForm[] Narrow = [new(6, 2), new(4, 3), new(2, 4), new(1, 8)];

    /// <summary>The largest value of <see cref="Others"/>: how far a tile may reach over an edge.</summary>
    public const int MostOthers = 8;

    /// <summary>The form that needs the least time for <paramref name="filters"/> by <paramref name="others"/> sums.</summary>
    public static LaneForm Choose(int filters, int others)
    {
        LaneForm[] forms = Simd.Width == 512 ? Wide : Narrow;
        LaneForm best = forms[0];
        foreach (LaneForm form in forms)
        {
            if (form.Cost(filters, others) < best.Cost(filters, others))
                best = form;
        }
        return best;
    }

    /// <summary>The form for the last tile of a row, with <paramref name="left"/> pixels or taps left: a narrower one if that will
    /// do.</summary>
    public LaneForm Tail(int left) => Filters == 6 && left <= 2 ? new LaneForm(6, 2) : this;

    /// <summary>Filter tiles that cover <paramref name="filters"/>.</summary>
    public int FilterTiles(int filters) => (filters + Filters - 1) / Filters;

    /// <summary>Tiles that cover <paramref name="others"/> pixels or taps.</summary>
    public int OtherTiles(int others) => (others + Others - 1) / Others;

    // Two multiply-adds or two loads a cycle; four cycles between dependent sums.
    private double Cost(int filters, int others) =>
        (double)FilterTiles(filters) * OtherTiles(others) * Math.Max(Math.Max(Filters * Others, Filters + Others) / 2.0, 4);
}
