namespace CourseKit.Torch.Kernels;

/// <summary>
/// One channel of an array (N, C, L) as a sequence of runs in memory: N runs of L values, or, when those are short, one run of N * L values
/// in a workspace.
/// </summary>
internal readonly unsafe ref struct ChannelRuns<T>
    where T : unmanaged
{
    private readonly NormShape _shape;
    private readonly T* _start;
    private readonly nint _step;

    private ChannelRuns(NormShape shape, T* start, nint step, int count, int length)
    {
        _shape = shape;
        _start = start;
        _step = step;
        Count = count;
        Length = length;
    }

    /// <summary>Number of runs.</summary>
    public int Count { get; }

    /// <summary>Values in each.</summary>
    public int Length { get; }

    /// <summary>Where a run begins.</summary>
    public T* this[int run] => _start + run * _step;

    /// <summary>What is read behind some values of a run: more of it, the next run, or the first of the next channel. Not all of it need
    /// exist.</summary>
    public T* Behind(int run, int end) => end < Length ? this[run] + end : run + 1 < Count ? this[run + 1] : this[0] + Length;

    /// <summary>Room that <see cref="Of"/> needs for a channel.</summary>
    public static long Workspace(in NormShape shape) => shape.Scattered ? shape.PerChannel : 0;

    /// <summary>The runs of a channel.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="x">The array.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="workspace">As long as <see cref="Workspace"/> says.</param>
    /// <param name="read">Bring the values into the workspace; not needed for a result.</param>
    public static ChannelRuns<T> Of(in NormShape shape, T* x, int channel, T* workspace, bool read)
    {
        T* first = x + (nint)channel * shape.L;
        nint step = (nint)shape.C * shape.L;
        if (!shape.Scattered)
            return new ChannelRuns<T>(shape, first, step, shape.N, shape.L);
        if (read)
            for (int n = 0; n < shape.N; n++)
                for (int i = 0; i < shape.L; i++)
                    workspace[n * shape.L + i] = first[n * step + i];
        return new ChannelRuns<T>(shape, workspace, 0, 1, shape.PerChannel);
    }

    /// <summary>Puts a result from the workspace to its place.</summary>
    public void WriteBack(T* y, int channel)
    {
        if (!_shape.Scattered)
            return;
        T* first = y + (nint)channel * _shape.L;
        nint step = (nint)_shape.C * _shape.L;
        for (int n = 0; n < _shape.N; n++)
            for (int i = 0; i < _shape.L; i++)
                first[n * step + i] = _start[n * _shape.L + i];
    }
}
