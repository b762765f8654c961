using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Datasets.Generated;

namespace CourseKit.Datasets;

/// <summary>Carries an augmentation out, image after image, without allocating. One worker a thread.</summary>
internal sealed class AugmentationWorker
{
    // Streams of augmentations lie apart from those of generated samples and of shuffles.
    private const ulong StreamBase = 0x5EED_A063_0000_0000;

    private readonly Augmentation _augmentation;
    private readonly AugmentationPlan _plan;
    private readonly ElasticField _field;
    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly byte[] _padded;

    public AugmentationWorker(Augmentation augmentation, int channels, int height, int width)
    {
        (_augmentation, _channels, _height, _width) = (augmentation, channels, height, width);
        _plan = new AugmentationPlan { Size = new Vector2(width, height) };
        _field = new ElasticField(height, width);
        _padded = new byte[channels * (height + 3) * (width + 3)];
    }

    /// <summary>Changes one image.</summary>
    public void Run(ReadOnlySpan<byte> image, long seed, int epoch, int index, Span<byte> result)
    {
        var random = new SampleRandom(unchecked((ulong)seed), StreamBase ^ ((ulong)(uint)epoch << 32) ^ (uint)index);
        _plan.Clear();
        _augmentation.Draw(ref random, _plan);
        if (_plan.ElasticAlpha > 0f)
            _field.Draw(ref random, _plan.ElasticAlpha, _plan.ElasticSigma);
        if (_plan.Source.IsIdentity && _plan.ElasticAlpha == 0f)
            image.CopyTo(result);
        else
            Resample(image, _plan.Source, _plan.ElasticAlpha > 0f, result);
        foreach (var colour in _plan.Colours)
            ColourChange.Apply(result, _channels, colour);
        foreach (var box in _plan.Erased)
            Erase(box, result);
    }

    /// <summary>Bilinear: each result pixel's centre is mapped into the original; black surrounds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Resample(ReadOnlySpan<byte> image, Matrix3x2 source, bool isElastic, Span<byte> result)
    {
        var (stride, plane) = (_width + 3, (_height + 3) * (_width + 3));
        for (var row = 0; row < _channels * _height; row++)
            image.Slice(row * _width, _width).CopyTo(_padded.AsSpan(row / _height * plane + (row % _height + 1) * stride + 1));

        var (middleX, middleY) = (_width * 0.5f, _height * 0.5f);
        for (var y = 0; y < _height; y++)
        {
            var v = y + 0.5f - middleY;
            for (var x = 0; x < _width; x++)
            {
                var u = x + 0.5f - middleX;
                var fromX = u * source.M11 + v * source.M21 + source.M31 + middleX + 0.5f;      // 0.5 more: one column of border
                var fromY = u * source.M12 + v * source.M22 + source.M32 + middleY + 0.5f;
                if (isElastic)
                {
                    fromX += _field.X[y * _width + x];
                    fromY += _field.Y[y * _width + x];
                }
                fromX = MathF.Min(MathF.Max(fromX, 0f), _width + 1f);
                fromY = MathF.Min(MathF.Max(fromY, 0f), _height + 1f);
                var (left, top) = ((int)fromX, (int)fromY);
                var (a, b) = (fromX - left, fromY - top);
                var at = top * stride + left;
                for (int c = 0, to = y * _width + x; c < _channels; c++, at += plane, to += _height * _width)
                {
                    var upper = _padded[at] + a * (_padded[at + 1] - _padded[at]);
                    var lower = _padded[at + stride] + a * (_padded[at + stride + 1] - _padded[at + stride]);
                    result[to] = (byte)(upper + b * (lower - upper) + 0.5f);
                }
            }
        }
    }

    private void Erase(PixelBox box, Span<byte> result)
    {
        for (var c = 0; c < _channels; c++)
        {
            for (var y = box.Y; y < box.Y + box.Height; y++)
                result.Slice((c * _height + y) * _width + box.X, box.Width).Clear();
        }
    }
}
