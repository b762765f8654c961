using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

/// <summary>Counts how often each item is done.</summary>
internal struct CountJob : IRangeJob
{
    public int[] Seen;

    public readonly void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
            Interlocked.Increment(ref Seen[i]);
    }
}
