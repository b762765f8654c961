using CourseKit.Cli.Presenting;

namespace CourseKit.Cli.Tests.Presenting;

/// <summary>What ends a lecture that does not end by itself.</summary>
public sealed class LastResortTests
{
    [Fact]
    public async Task Arm_WhenNothingEnds_GivesUpOnceOnAThreadOfItsOwn()
    {
        var givenUp = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        int times = 0;
        using var last = new LastResort(TimeSpan.FromMilliseconds(50), () =>
        {
            Interlocked.Increment(ref times);
            givenUp.TrySetResult(Thread.CurrentThread.IsThreadPoolThread);
        });

        last.Arm();
        last.Arm();

        Assert.False(await givenUp.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await Task.Delay(200);
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Arm_WhenItEndsInTime_DoesNothing()
    {
        int times = 0;
        using (var last = new LastResort(TimeSpan.FromMilliseconds(500), () => Interlocked.Increment(ref times)))
            last.Arm();

        await Task.Delay(1000);

        Assert.Equal(0, times);
    }
}
