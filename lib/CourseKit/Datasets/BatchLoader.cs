using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CourseKit.Datasets.Generated;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace CourseKit.Datasets;

/// <summary>
/// Cuts a set into batches of float tensors. Shuffled by a seed, or in order; every image once, the last batch may be smaller.
/// </summary>
/// <remarks>
/// <c>foreach (var (x, y) in loader)</c> owns the tensors: they live until the next batch is asked for. <see cref="Load"/> leaves
/// them to the caller or to the caller's DisposeScope.
/// </remarks>
public sealed class BatchLoader : IEnumerable<(Tensor x, Tensor y)>
{
    private readonly ImageSet _set;
    private readonly torch.Device _device;
    private readonly float[] _scale;
    private readonly float[] _offset;
    private readonly int[] _order;
    private readonly BatchPrefetch? _prefetch;
    private (long Seed, int Epoch) _draw;

    /// <param name="set">The images.</param>
    /// <param name="batchSize">Images in a batch, at least 1.</param>
    /// <param name="normalization">Means and deviations, of the training half for either half.</param>
    /// <param name="device">Where the tensors go; the processor when null.</param>
    /// <param name="augmentation">
    /// Changes each image, otherwise in each epoch that <see cref="Shuffle"/> names; for training images only. The next batch is
    /// changed while this one is trained on.
    /// </param>
    /// <exception cref="CourseKitException">The normalisation is for another number of channels.</exception>
    public BatchLoader(
        ImageSet set, int batchSize, Normalization normalization, torch.Device? device = null, Augmentation? augmentation = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(normalization);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (normalization.Mean.Count != set.Channels)
            throw new CourseKitException($"The normalisation has {normalization.Mean.Count} channels, the images have {set.Channels}.");
        (_set, BatchSize, _device) = (set, batchSize, device ?? torch.CPU);
        _scale = [.. normalization.Deviation.Select(deviation => (float)(1 / (255 * deviation)))];
        _offset = [.. normalization.Mean.Zip(normalization.Deviation, (mean, deviation) => (float)(-mean / deviation))];
        _order = [.. Enumerable.Range(0, set.Count)];
        _prefetch = augmentation is null ? null : new BatchPrefetch(set, augmentation);
    }

    /// <summary>Images in a batch; the last one may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Number of batches.</summary>
    public int Count => (_set.Count + BatchSize - 1) / BatchSize;

    /// <summary>Puts the images into another order: the same one for the same seed and epoch, whatever was before.</summary>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="epoch">Number of the epoch, so that each has an order of its own.</param>
    public void Shuffle(long seed, int epoch)
    {
        _draw = (seed, epoch);
        var random = new SampleRandom(unchecked((ulong)seed), (uint)epoch);
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        for (var i = _order.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
    }

    /// <summary>Makes the tensors of one batch.</summary>
    /// <param name="batch">0…Count-1.</param>
    /// <returns>x: inputs, shape (N, C, H, W), float32, normalised. y: labels, shape (N), int64.</returns>
    public (Tensor x, Tensor y) Load(int batch)
    {
        if (batch < 0 || batch >= Count)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"Batches are numbered 0 to {Count - 1}.");
        HostStop.Check();
        var images = Images(batch * BatchSize);
        var x = torch.empty(images.Length, (long)_set.Channels, _set.Height, _set.Width, dtype: torch.float32);
        var y = torch.empty((long)images.Length, dtype: torch.int64);
        FillInputs(images, Images((batch + 1) * BatchSize), MemoryMarshal.Cast<byte, float>(x.bytes));
        var labels = MemoryMarshal.Cast<byte, long>(y.bytes);
        for (var i = 0; i < images.Length; i++)
            labels[i] = _set.Label(images[i]);
        return _device.type == DeviceType.CPU ? (x, y) : (Move(x), Move(y));
    }

    // A card copies from pinned memory while it computes, and nobody waits: this batch is on its way while the last one is trained on.
    private Tensor Move(Tensor onCpu)
    {
        using (onCpu)
        {
            if (_device.type != DeviceType.CUDA)
                return onCpu.to(_device);
            using var pinned = onCpu.pin_memory();
            return pinned.to(_device, non_blocking: true);
        }
    }

    /// <summary>All batches, each disposed of when the next is asked for.</summary>
    public IEnumerator<(Tensor x, Tensor y)> GetEnumerator()
    {
        for (var batch = 0; batch < Count; batch++)
        {
            var (x, y) = Load(batch);
            using (x)
            using (y)
                yield return (x, y);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReadOnlySpan<int> Images(int first) =>
        first < _set.Count ? _order.AsSpan(first, Math.Min(BatchSize, _set.Count - first)) : default;

    private void FillInputs(ReadOnlySpan<int> images, ReadOnlySpan<int> following, Span<float> inputs)
    {
        var augmented = _prefetch is null ? default : _prefetch.Take(images, following, _draw.Seed, _draw.Epoch);
        var plane = _set.Height * _set.Width;
        var at = 0;
        for (var i = 0; i < images.Length; i++)
        {
            var pixels = _prefetch is null ? _set.Image(images[i]) : augmented.Slice(i * _set.PixelsPerImage, _set.PixelsPerImage);
            for (var c = 0; c < _set.Channels; c++, at += plane)
                Normalise(pixels.Slice(c * plane, plane), _scale[c], _offset[c], inputs.Slice(at, plane));
        }
    }

    // y = pixel * scale + offset, sixteen pixels a step. Multiply and add stay two roundings, so that every machine gets the same bits.
    internal static void Normalise(ReadOnlySpan<byte> pixels, float scale, float offset, Span<float> inputs)
    {
        var i = 0;
        var shift = Vector128.Create(offset);
        for (; i <= pixels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(pixels[i..]));
            var (a, b) = Vector128.Widen(low);
            var (c, d) = Vector128.Widen(high);
            (Vector128.ConvertToSingle(a.AsInt32()) * scale + shift).CopyTo(inputs[i..]);
            (Vector128.ConvertToSingle(b.AsInt32()) * scale + shift).CopyTo(inputs[(i + 4)..]);
            (Vector128.ConvertToSingle(c.AsInt32()) * scale + shift).CopyTo(inputs[(i + 8)..]);
            (Vector128.ConvertToSingle(d.AsInt32()) * scale + shift).CopyTo(inputs[(i + 12)..]);
        }
        for (; i < pixels.Length; i++)
            inputs[i] = pixels[i] * scale + offset;
    }
}
