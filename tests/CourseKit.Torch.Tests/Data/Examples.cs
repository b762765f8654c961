using static TorchSharp.torch;

namespace CourseKit.Torch.Tests.Data;

/// <summary>Examples whose tensors say their number; counts what is asked and whether it was disposed.</summary>
internal sealed class Examples(long count, long? failing = null, TimeSpan pause = default) : utils.data.Dataset
{
    private int _asked;

    public override long Count => count;

    public int Asked => Volatile.Read(ref _asked);

    public bool IsDisposed { get; private set; }

    public override Dictionary<string, Tensor> GetTensor(long index)
    {
        Interlocked.Increment(ref _asked);
        if (index == failing)
            throw new InvalidOperationException($"example {index} cannot be read");
        Thread.Sleep(pause);
        return new() { ["x"] = full([2], index, dtype: ScalarType.Float32), ["label"] = tensor(index) };
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
