using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CourseKit.Weights;

/// <summary>
/// One tensor of a weight file: a window on bytes of the file, turned into numbers only on demand. Little-endian, as all these files are.
/// </summary>
public sealed class WeightTensor
{
    private readonly ReadOnlyMemory<byte> _storage;
    private readonly long _offset;
    private readonly long[] _strides;

    internal WeightTensor(WeightType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> storage)
        : this(type, shape, storage, 0, RowMajor(shape))
    {
    }

    internal WeightTensor(WeightType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> storage, long offset, long[] strides) =>
        (Type, Shape, _storage, _offset, _strides) = (type, shape, storage, offset, strides);

    /// <summary>Element type in the file.</summary>
    public WeightType Type { get; }

    /// <summary>Sizes of the axes; none for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>The elements as a tensor on the CPU: half precision as float32, int8 and int16 as int32, all others as they are.</summary>
    /// <exception cref="CourseKitException">There are more than 2 GiB of them.</exception>
    public Tensor ToTensor()
    {
        var bytes = ToBytes();
        var tensor = empty([.. Shape], dtype: Type.TensorType());
        if (bytes.Length > 0)
            tensor.bytes = Widen(bytes);
        return tensor;
    }

    /// <summary>The elements in row-major order, little-endian, in the file's type.</summary>
    /// <exception cref="CourseKitException">There are more than 2 GiB of them.</exception>
    public byte[] ToBytes()
    {
        var size = Type.Size();
        if (Count > Array.MaxLength / size)
            throw new CourseKitException($"A tensor of {Count} elements ({string.Join(" x ", Shape)}) is larger than 2 GiB.");
        var bytes = new byte[Count * size];
        if (_strides.AsSpan().SequenceEqual(RowMajor(Shape)))
            _storage.Span.Slice(checked((int)(_offset * size)), bytes.Length).CopyTo(bytes);
        else
            Gather(bytes, size);
        return bytes;
    }

    /// <summary>"float32 (64, 3, 7, 7)".</summary>
    public override string ToString() => $"{Type} ({string.Join(", ", Shape)})";

    internal static long[] RowMajor(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        for (var (axis, step) = (shape.Count - 1, 1L); axis >= 0; step *= shape[axis--])
            strides[axis] = step;
        return strides;
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> bytes);

    // A transposed, sliced or expanded tensor keeps its storage in the file: element by element, counting up the indices.
    private void Gather(Span<byte> bytes, int size)
    {
        var (index, source) = (new long[Shape.Count], _offset);
        var storage = _storage.Span;
        for (var target = 0; target < bytes.Length; target += size)
        {
            storage.Slice(checked((int)(source * size)), size).CopyTo(bytes[target..]);
            for (var axis = Shape.Count - 1; axis >= 0; axis--)
            {
                source += _strides[axis];
                if (++index[axis] < Shape[axis])
                    break;
                source -= _strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
    }

    private Span<byte> Widen(byte[] bytes) => Type switch
    {
        WeightType.Float16 => Convert(bytes, 2, at => (float)BitConverter.ToHalf(at)),
        WeightType.BFloat16 => Convert(bytes, 2, at => BitConverter.UInt32BitsToSingle((uint)BitConverter.ToUInt16(at) << 16)),
        WeightType.Int8 => Convert(bytes, 1, at => (int)(sbyte)at[0]),
        WeightType.Int16 => Convert(bytes, 2, at => (int)BitConverter.ToInt16(at)),
        _ => bytes,
    };

    private static Span<byte> Convert<T>(byte[] bytes, int size, Reader<T> read) where T : unmanaged
    {
        var wide = new T[bytes.Length / size];
        for (var i = 0; i < wide.Length; i++)
            wide[i] = read(bytes.AsSpan(i * size, size));
        return MemoryMarshal.AsBytes(wide.AsSpan());
    }
}
