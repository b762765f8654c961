using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// Sums loss and right answers of an epoch. Where computing happens elsewhere, asking for a number makes the processor wait for the
/// whole queue of work: there the sums stay on the device and are read every few steps.
/// </summary>
internal sealed class StepMeter : IDisposable
{
    private readonly int _interval;
    private Tensor? _sums;
    private int _pending;

    /// <param name="device">Where logits are.</param>
    /// <param name="interval">Steps between two readings; when null, 1 on the processor and 25 elsewhere.</param>
    public StepMeter(torch.Device device, int? interval = null) => _interval = interval ?? (device.type == DeviceType.CPU ? 1 : 25);

    /// <summary>Sum of the losses of all images read so far.</summary>
    public double LossSum { get; private set; }

    /// <summary>Images classified rightly, of those read so far.</summary>
    public long Right { get; private set; }

    /// <summary>Images read so far.</summary>
    public long Seen { get; private set; }

    /// <summary>Mean loss of the steps of the last reading.</summary>
    public double LastLoss { get; private set; } = double.NaN;

    private long PendingImages { get; set; }

    /// <summary>Notes a step.</summary>
    /// <param name="loss">A scalar.</param>
    /// <param name="logits">Shape (N, K).</param>
    /// <param name="labels">Shape (N), int64.</param>
    /// <returns>Whether the sums were read, so that <see cref="LastLoss"/> is new.</returns>
    public bool Add(Tensor loss, Tensor logits, Tensor labels)
    {
        var count = logits.shape[0];
        if (_interval == 1)
        {
            LastLoss = loss.item<float>();
            (LossSum, Seen, Right) = (LossSum + (LastLoss * count), Seen + count, Right + LogitRows.CountRight(logits, labels));
            return true;
        }
        using (no_grad())
        {
            using var scope = NewDisposeScope();
            using var largest = logits.argmax(1);
            using var right = largest.eq(labels).sum().to(float32);
            var sums = stack([loss.detach() * count, right]);
            _sums = (_sums is null ? sums : _sums.add_(sums)).MoveToOuterDisposeScope();
            _sums.DetachFromDisposeScope();
        }
        PendingImages += count;
        if (++_pending < _interval)
            return false;
        Read();
        return true;
    }

    /// <summary>Reads what is still on the device.</summary>
    public void Read()
    {
        if (_pending == 0)
            return;
        using var onCpu = _sums!.cpu();
        var values = onCpu.data<float>().ToArray();
        LastLoss = values[0] / PendingImages;
        (LossSum, Right, Seen) = (LossSum + values[0], Right + (long)values[1], Seen + PendingImages);
        _sums.Dispose();
        (_sums, _pending, PendingImages) = (null, 0, 0);
    }

    /// <summary>Frees the sums on the device.</summary>
    public void Dispose() => _sums?.Dispose();
}
