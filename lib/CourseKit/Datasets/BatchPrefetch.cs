namespace CourseKit.Datasets;

/// <summary>Augments the next batch on another thread while this one is trained on.</summary>
/// <remarks>Two buffers take turns: one is read while the other is filled. A buffer that was made for other images is made anew.</remarks>
internal sealed class BatchPrefetch(ImageSet set, Augmentation augmentation)
{
    private readonly AugmentationWorker _worker = new(augmentation, set.Channels, set.Height, set.Width);
    private Task<Made>? _next;
    private byte[] _spare = [];

    private sealed record Made(int[] Images, long Seed, int Epoch, byte[] Pixels);

    /// <summary>The augmented values of some images, N × C × H × W, to be read before the next call.</summary>
    /// <param name="images">Numbers of the images.</param>
    /// <param name="following">Those that will probably be asked for next; empty for none.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="epoch">Number of the epoch.</param>
    public ReadOnlySpan<byte> Take(ReadOnlySpan<int> images, ReadOnlySpan<int> following, long seed, int epoch)
    {
        // Whatever was begun is waited for: worker and buffer are its own until then.
        var made = _next?.GetAwaiter().GetResult();
        if (made is null || made.Seed != seed || made.Epoch != epoch || !images.SequenceEqual(made.Images))
            made = Make(images.ToArray(), seed, epoch, made?.Pixels ?? []);
        if (following.IsEmpty)
        {
            _next = null;
        }
        else
        {
            var (numbers, buffer) = (following.ToArray(), _spare);
            _next = Task.Run(() => Make(numbers, seed, epoch, buffer));
        }
        _spare = made.Pixels;
        return made.Pixels.AsSpan(0, images.Length * set.PixelsPerImage);
    }

    private Made Make(int[] images, long seed, int epoch, byte[] buffer)
    {
        var size = set.PixelsPerImage;
        if (buffer.Length < images.Length * size)
            buffer = new byte[images.Length * size];
        for (var i = 0; i < images.Length; i++)
            _worker.Run(set.Image(images[i]), seed, epoch, images[i], buffer.AsSpan(i * size, size));
        return new Made(images, seed, epoch, buffer);
    }
}
