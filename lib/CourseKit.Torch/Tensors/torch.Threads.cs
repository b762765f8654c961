using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Number of threads that an operation uses. Results do not depend on it, to the bit.</summary>
    public static int get_num_threads() => Threads.Count;

    /// <summary>Sets the number of threads that an operation uses.</summary>
    /// <param name="num">At least 1.</param>
    public static void set_num_threads(int num)
    {
        if (num < 1)
            throw Errors.Torch($"Expected num_threads > 0, but got {num}");
        Threads.Count = num;
    }
}
