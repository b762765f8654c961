namespace CourseKit.Torch.Tests.Kernels;

/// <summary>
/// These tests set the register width and the number of threads, which all kernels share: no other test may run meanwhile.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedKernelState
{
    public const string Name = "Kernels";
}
