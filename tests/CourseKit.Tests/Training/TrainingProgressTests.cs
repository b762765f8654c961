using CourseKit.Training;

namespace CourseKit.Tests.TrainingTests;

public sealed class TrainingProgressTests
{
    private static readonly EpochResult Result = new(2, 0.2134, 0.9352, 0.1, 0.9681, 3.21, 18_432);

    [Fact]
    public void Epoch_Redirected_IsOnePlainLine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var progress = new TrainingProgress(output, isLive: false, epochs: 5, batches: 10, new ManualClock());

        progress.Batch(2, 3, 0.5, 1000, TimeSpan.FromSeconds(1));
        progress.Epoch(Result);

        Assert.Equal("epoch 2/5  loss 0.2134  train 93.52 %  test 96.81 %  18,432 img/s  3.2 s\n", output.ToString());
    }

    [Fact]
    public void Batch_Live_UpdatesOneLineTenTimesASecond()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var clock = new ManualClock();
        var progress = new TrainingProgress(output, isLive: true, epochs: 5, batches: 10, clock);

        for (var batch = 1; batch <= 10; batch++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(40));
            progress.Batch(1, batch, 0.5, 1600, TimeSpan.FromMilliseconds(40 * batch));
        }
        progress.Epoch(Result);

        // At 120, 240 and 360 ms; what is left is 50 batches less those done, at 40 ms each; then the line is wiped for the epoch's.
        string[] lines = output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("epoch 1/5  batch 3/10  loss 0.5000  1,600 img/s  0:01 left", lines[0]);
        Assert.Equal("epoch 1/5  batch 6/10  loss 0.5000  1,600 img/s  0:01 left", lines[1]);
        Assert.Equal("epoch 1/5  batch 9/10  loss 0.5000  1,600 img/s  0:01 left", lines[2]);
        Assert.Equal(new string(' ', lines[2].Length), lines[3]);
        Assert.StartsWith("epoch 2/5  loss", lines[4], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void EpochResult_AnyCulture_IsWrittenInvariantly() =>
        Assert.Equal("loss 0.2134  train 93.52 %  test 96.81 %  18,432 img/s  3.2 s", Result.ToString());

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
