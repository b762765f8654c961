namespace CourseKit.Torch.Kernels;

/// <summary>Sizes of a normalisation per channel: an array (N, C, L) whose statistics are taken over N and L.</summary>
internal readonly record struct NormShape(int N, int C, int L)
{
    // Shorter runs are brought together before they are worked on: a register should be full.
    private const int ShortRun = 16;

    public long Length => (long)N * C * L;

    /// <summary>Values of one channel.</summary>
    public int PerChannel => checked(N * L);

    /// <summary>True when a channel's values lie in runs too short for registers.</summary>
    public bool Scattered => L < ShortRun && N > 1;

    /// <summary>Channels that are worth a thread.</summary>
    public int Grain => 1 + 16384 / (PerChannel + 1);
}
