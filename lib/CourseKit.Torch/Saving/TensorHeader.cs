using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What stands before the elements of a tensor in a file: element type, number of dimensions, sizes.</summary>
/// <param name="Dtype">Element type.</param>
/// <param name="Sizes">Elements along each dimension.</param>
internal readonly record struct TensorHeader(ScalarType Dtype, long[] Sizes)
{
    // PyTorch's own limit for most of its operations.
    private const int MaxRank = 64;

    /// <summary>Length of the elements, in bytes.</summary>
    public long Bytes => Shapes.Count(Sizes) * Dtype.Size();

    /// <summary>Writes the header of a tensor.</summary>
    public static void Write(BinaryWriter writer, TensorImpl tensor)
    {
        Leb128.Write(writer, (sbyte)tensor.Dtype);
        Leb128.Write(writer, tensor.Sizes.Length);
        foreach (long size in tensor.Sizes)
            Leb128.Write(writer, size);
    }

    /// <summary>Reads a header and checks that it can be true.</summary>
    /// <exception cref="InvalidDataException">It names an unknown type, too many dimensions, or more elements than there can
    /// be.</exception>
    /// <exception cref="NotSupportedException">It names a type that this engine does not compute with.</exception>
    /// <exception cref="EndOfStreamException">The data ends inside it.</exception>
    public static TensorHeader Read(BinaryReader reader)
    {
        long type = Leb128.Read(reader, "the element type of a tensor");
        if (type > sbyte.MaxValue || !Enum.IsDefined((ScalarType)type))
            throw new InvalidDataException(
                $"the element type of a tensor reads {type}, which is none: this is no file of tensors, or it is damaged.");
        var dtype = (ScalarType)type;
        int itemSize = dtype.Size();
        long rank = Leb128.Read(reader, "the number of dimensions of a tensor");
        if (rank > MaxRank)
            throw new InvalidDataException(
                $"a tensor of {rank} dimensions, more than {MaxRank}: this is no file of tensors, or it is damaged.");
        var sizes = new long[rank];
        Int128 bytes = itemSize;
        for (int d = 0; d < sizes.Length; d++)
        {
            sizes[d] = Leb128.Read(reader, "the size of a tensor");
            // kept below the limit even while a later size may be 0, so that the product cannot overflow
            bytes = Int128.Min(bytes * Math.Max(sizes[d], 1), (Int128)long.MaxValue + 1);
        }
        if (bytes > long.MaxValue && !sizes.Contains(0))
            throw new InvalidDataException($"a tensor of shape {Shapes.Format(sizes)} holds more than there can be: the file is damaged.");
        return new TensorHeader(dtype, sizes);
    }
}
