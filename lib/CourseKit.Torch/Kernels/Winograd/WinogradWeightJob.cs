namespace CourseKit.Torch.Kernels;

/// <summary>
/// dL/dw where its sums are too large to have some for each thread: all threads read a chunk of tiles together, then multiply it, each
/// at its own points and channels. The chunk's size depends on the shape alone, so that the bits do not depend on the threads.
/// </summary>
internal unsafe struct WinogradWeightJob : IRangeJob, ISimdKernel<float>
{
    // Channels that one item multiplies.
    private const int ChannelBlock = 32;

    public WinogradWeights Steps;
    public float* Seen, Given, Sums;
    private Step step;
    private int row0, rows, first, last;

    private enum Step
    {
        Read,
        Multiply,
        Finish,
    }

    private readonly int ChannelBlocks => (Steps.Sizes.Channels + ChannelBlock - 1) / ChannelBlock;

    public void RunAll()
    {
        for (row0 = 0; row0 < Steps.Sizes.TileRows; row0 += Steps.RowsTogether)
        {
            rows = Math.Min(Steps.RowsTogether, Steps.Sizes.TileRows - row0);
            step = Step.Read;
            Threads.For(ref this, rows, 1);
            step = Step.Multiply;
            Threads.For(ref this, WinogradShape.Points * ChannelBlocks, 1);
        }
        step = Step.Finish;
        Threads.For(ref this, Steps.FilterBlocks, 1);
    }

    public readonly void Run(int from, int to)
    {
        WinogradWeightJob part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<float, WinogradWeightJob>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        switch (step)
        {
            case Step.Read: Read<V, S>(); break;
            case Step.Multiply: Multiply<V, S>(); break;
            default: Steps.Finish<V, S>(first, last, Sums, 1); break;
        }
    }

    private readonly void Read<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        using Scratch.Lease<float> strip = Scratch.Rent<float>(Steps.StripLength<V, S>());
        for (int r = first; r < last; r++)
            Steps.Read<V, S>(row0 + r, r, strip.Start, Seen, Given);
    }

    private readonly void Multiply<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, float>
    {
        for (int item = first; item < last; item++)
        {
            int c0 = item % ChannelBlocks * ChannelBlock;
            Steps.Multiply<V, S>(item / ChannelBlocks, c0, Math.Min(ChannelBlock, Steps.Sizes.Channels - c0), rows, Seen, Given, Sums,
                row0 > 0);
        }
    }
}
