using CourseKit.Torch.Tests.Modules;
using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Memory;

/// <summary>A loop that never disposes anything must not grow, and threads must not change a bit.</summary>
[Collection(GlobalState.Name)]
public sealed class TrainingMemoryTests
{
    private const long Mebibyte = 1 << 20;

    /// <summary>What 250 steps may add after collection, allocator slack: leaking each step's activations would add 600 MiB.</summary>
    private const long CollectedGrowth = 48 * Mebibyte;

    [Fact]
    public void Training_ThreeHundredStepsWithoutDispose_MemoryStaysFlat()
    {
        manual_seed(0);
        using var net = LeNet5.Make();
        using var optimizer = optim.SGD(net.parameters(), 0.01, 0.9);
        Train(0, 50);
        var settled = Collected();

        Train(50, 300);

        var grown = Collected() - settled;
        Assert.True(grown <= CollectedGrowth, $"250 steps added {grown / Mebibyte} MiB");

        void Train(int from, int to)
        {
            for (var step = from; step < to; step++) LeNet5.Step(net, optimizer, step);
        }
    }

    /// <summary>What may stay uncollected at any moment: the engine tells the collector what unmanaged memory tensors hold.</summary>
    private const long UncollectedGrowth = 256 * Mebibyte;

    [EmbeddedFact("TorchSharp does not tell the collector what tensors hold")]
    public void Training_WithoutDisposeOrCollect_CollectorKeepsUp()
    {
        manual_seed(0);
        using var net = LeNet5.Make();
        using var optimizer = optim.SGD(net.parameters(), 0.01, 0.9);
        for (var step = 0; step < 50; step++) LeNet5.Step(net, optimizer, step);
        var settled = Environment.WorkingSet;
        var peak = settled;

        for (var step = 0; step < 250; step++)
        {
            LeNet5.Step(net, optimizer, step);
            if (step % 10 == 0) peak = Math.Max(peak, Environment.WorkingSet);
        }

        Assert.True(peak - settled <= UncollectedGrowth, $"the working set grew by {(peak - settled) / Mebibyte} MiB");
    }

    [EmbeddedFact("libtorch splits sums by thread")]
    public void Training_OneToFourThreads_WeightsAreTheSameToTheBit()
    {
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var one = LeNet5.Train(steps: 10, seed: 5);
            foreach (var count in new[] { 2, 3, 4 })
            {
                set_num_threads(count);
                var several = LeNet5.Train(steps: 10, seed: 5);
                Assert.Equal(one.Losses, several.Losses);
                Assert.Equal(one.Weights, several.Weights);
            }
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void Training_TwiceFromOneSeed_IsTheSameToTheBit()
    {
        var first = LeNet5.Train(steps: 5, seed: 7);
        var second = LeNet5.Train(steps: 5, seed: 7);

        Assert.Equal(first.Losses, second.Losses);
        Assert.Equal(first.Weights, second.Weights);
    }

    private static long Collected()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Environment.WorkingSet;
    }
}
