namespace TorchSharp;

/// <summary>Counts of any size in as few bytes as they need: seven bits each, lowest first, the top bit set on all but the last.</summary>
/// <remarks>DWARF Debugging Information Format, version 4, section 7.6, unsigned LEB128.</remarks>
internal static class Leb128
{
    /// <summary>Writes a count.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The count, not negative.</param>
    public static void Write(BinaryWriter writer, long value)
    {
        for (; value > 0x7f; value >>= 7)
            writer.Write((byte)(value | 0x80));
        writer.Write((byte)value);
    }

    /// <summary>Reads a count.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="what">What the count is of, for the error.</param>
    /// <exception cref="InvalidDataException">The count does not fit a signed 64-bit integer.</exception>
    /// <exception cref="EndOfStreamException">The data ends inside the count.</exception>
    public static long Read(BinaryReader reader, string what)
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte b = TensorFile.Byte(reader, what);
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
                return (long)value;
        }
        throw new InvalidDataException($"{what} takes more than nine bytes: this is no file of tensors, or it is damaged.");
    }
}
