namespace CourseKit.Torch.Kernels;

/// <summary>
/// dL/dw where its sums are small: rows of tiles go in groups, and one thread reads, multiplies and sums a group by itself. Nobody waits
/// for anybody, and no tile leaves the caches of its core. The number of groups depends on the shape alone, so that the bits do not
/// depend on the threads.
/// </summary>
internal unsafe struct WinogradWeightGroupsJob : IRangeJob, ISimdKernel<float>
{
    public WinogradWeights Steps;
    public int Groups;
    public float* Sums;
    private bool finishing;
    private int first, last;

    public void RunAll()
    {
        Threads.For(ref this, Groups, 1);
        finishing = true;
        Threads.For(ref this, Steps.FilterBlocks, 1);
    }

    public readonly void Run(int from, int to)
    {
        WinogradWeightGroupsJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradWeightGroupsJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        if (finishing)
            Steps.Finish<V, S>(first, last, Sums, Groups);
        else
            Sum<V, S>();
    }

    private readonly void Sum<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        using Scratch.Lease<float> strip = Scratch.Rent<float>(Steps.StripLength<V, S>());
        using Scratch.Lease<float> seen = Scratch.Rent<float>(Steps.SeenLength);
        using Scratch.Lease<float> given = Scratch.Rent<float>(Steps.GivenLength);
        long all = Steps.Sizes.TileRows;
        for (int g = first; g < last; g++)
        {
            int begin = (int)(all * g / Groups), end = (int)(all * (g + 1) / Groups);
            float* sums = Sums + g * Steps.SumsLength;
            for (int row = begin; row < end; row += Steps.RowsTogether)
            {
                int rows = Math.Min(Steps.RowsTogether, end - row);
                for (int r = 0; r < rows; r++)
                    Steps.Read<V, S>(row + r, r, strip.Start, seen.Start, given.Start);
                for (int point = 0; point < WinogradShape.Points; point++)
                    Steps.Multiply<V, S>(point, 0, Steps.Sizes.Channels, rows, seen.Start, given.Start, sums, row > begin);
            }
        }
    }
}
