using TorchSharp;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>
/// Sums loss, right answers and lengths of gradients of an epoch. Where computing happens elsewhere, asking for a number makes the
/// processor wait for the whole queue of work: there the sums stay on the device and are read every few steps.
/// </summary>
internal sealed class StepMeter : IDisposable
{
    private readonly int _interval;
    private Tensor? _sums;
    private Tensor? _lengths;
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

    /// <summary>Sum of the lengths of the gradients read so far.</summary>
    public double GradientSum { get; private set; }

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
            var right = logits.argmax(1).eq(labels).sum().to(float32);
            _sums = Sum(_sums, stack([loss.detach() * count, right]));
        }
        PendingImages += count;
        if (++_pending < _interval)
            return false;
        Read();
        return true;
    }

    /// <summary>Notes the length of a step's gradient, after <see cref="Add"/>.</summary>
    /// <param name="length">A scalar; null for none.</param>
    public void AddGradient(Tensor? length)
    {
        if (length is null)
            return;
        if (_interval == 1)
            GradientSum += length.cpu().to(float64).item<double>();
        else
            _lengths = Sum(_lengths, length);
    }

    /// <summary>Reads what is still on the device.</summary>
    public void Read()
    {
        if (_lengths is not null)
        {
            using var length = _lengths.cpu();
            GradientSum += length.to(float64).item<double>();
            _lengths.Dispose();
            _lengths = null;
        }
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
    public void Dispose()
    {
        _sums?.Dispose();
        _lengths?.Dispose();
    }

    private static Tensor Sum(Tensor? sum, Tensor next) => sum is null ? next.clone().DetachFromDisposeScope() : sum.add_(next);
}
