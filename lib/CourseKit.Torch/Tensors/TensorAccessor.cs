using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in row-major order, whatever its layout. Writes go to the tensor's memory.</summary>
/// <typeparam name="T">Element type of the tensor.</typeparam>
public sealed class TensorAccessor<T> : IEnumerable<T>, IDisposable where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor) => _tensor = tensor.Hold();

    /// <summary>Number of elements: the product of the sizes.</summary>
    public long Count => _tensor.Impl.Count;

    /// <summary>False: elements may be written.</summary>
    public bool IsReadOnly => false;

    /// <summary>The element at a position: one index in row-major order, or one per dimension.</summary>
    /// <param name="indices">Indices from 0.</param>
    /// <exception cref="IndexOutOfRangeException">Outside the tensor.</exception>
    public T this[params long[] indices]
    {
        get => _tensor.Impl.At<T>(Position(indices));
        set
        {
            _tensor.Impl.At<T>(Position(indices)) = value;
            _tensor.Impl.Storage.BumpVersion();
        }
    }

    /// <summary>The elements, copied.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>The elements, copied, as an array with the tensor's dimensions; a single value for a tensor without.</summary>
    public Array ToNDArray()
    {
        var sizes = _tensor.Impl.Sizes;
        var result = Array.CreateInstance(typeof(T), sizes.Length == 0 ? [1] : sizes);
        var elements = ToArray();
        Buffer.BlockCopy(elements, 0, result, 0, Buffer.ByteLength(elements));
        return result;
    }

    /// <summary>Copies elements to an array.</summary>
    /// <param name="array">Target.</param>
    /// <param name="arrayIndex">First index written.</param>
    /// <param name="tensorIndex">First element read, in row-major order.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements to a span.</summary>
    /// <param name="array">Target.</param>
    /// <param name="arrayIndex">First index written.</param>
    /// <param name="tensorIndex">First element read, in row-major order.</param>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var impl = _tensor.Impl;
        var target = array[arrayIndex..];
        long count = Math.Min(target.Length, impl.Count - tensorIndex);
        if (impl.IsContiguous)
        {
            impl.Span<T>().Slice((int)tensorIndex, (int)count).CopyTo(target);
            return;
        }
        for (int i = 0; i < count; i++)
            target[i] = impl.At<T>(tensorIndex + i);
    }

    /// <summary>Copies elements from an array.</summary>
    /// <param name="array">Source.</param>
    /// <param name="arrayIndex">First index read.</param>
    /// <param name="tensorIndex">First element written, in row-major order.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies elements from a span.</summary>
    /// <param name="array">Source.</param>
    /// <param name="arrayIndex">First index read.</param>
    /// <param name="tensorIndex">First element written, in row-major order.</param>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var impl = _tensor.Impl;
        var source = array[arrayIndex..];
        long count = Math.Min(source.Length, impl.Count - tensorIndex);
        if (impl.IsContiguous)
            source[..(int)count].CopyTo(impl.Span<T>()[(int)tensorIndex..]);
        else
            for (int i = 0; i < count; i++)
                impl.At<T>(tensorIndex + i) = source[i];
        impl.Storage.BumpVersion();
    }

    /// <summary>The elements one after the other.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return _tensor.Impl.At<T>(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True when both have the same elements in the same order; their shapes do not count.</summary>
    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>True when the elements differ, in number or in value.</summary>
    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    /// <summary>True when <paramref name="obj"/> has the same elements in the same order; shapes do not count.</summary>
    public override bool Equals(object? obj) =>
        obj is TensorAccessor<T> other && (ReferenceEquals(this, other) || (Count == other.Count && this.SequenceEqual(other)));

    /// <summary>A hash of the number of elements; their values may be written, so they do not count.</summary>
    public override int GetHashCode() => Count.GetHashCode();

    /// <summary>Lets go of the tensor.</summary>
    public void Dispose()
    {
        _tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    private long Position(long[] indices)
    {
        var sizes = _tensor.Impl.Sizes;
        if (indices.Length == 1 && sizes.Length != 1)
            return indices[0] >= 0 && indices[0] < Count ? indices[0] : throw OutOfRange(indices);
        if (indices.Length != sizes.Length)
            throw OutOfRange(indices);
        long position = 0;
        for (int d = 0; d < sizes.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= sizes[d])
                throw OutOfRange(indices);
            position = position * sizes[d] + indices[d];
        }
        return position;
    }

#pragma warning disable CA2201 // what an array would throw
    private IndexOutOfRangeException OutOfRange(long[] indices) =>
        new($"index {Shapes.Format(indices)} is outside a tensor of shape {Shapes.Format(_tensor.Impl.Sizes)}.");
#pragma warning restore CA2201
}
