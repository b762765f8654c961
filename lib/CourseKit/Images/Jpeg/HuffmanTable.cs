namespace CourseKit.Images.Jpeg;

/// <summary>A Huffman code of up to 16 bits (T.81, annexes C and F.2.2.3): short codes by table, long ones bit by bit.</summary>
internal sealed class HuffmanTable
{
    private const int Fast = 9;

    private readonly ushort[] _fast = new ushort[1 << Fast];        // length << 8 | symbol; 0 for longer codes
    private readonly int[] _firstCode = new int[18];
    private readonly int[] _firstIndex = new int[17];
    private readonly byte[] _symbols;

    private HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        var (code, index) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            (_firstCode[length], _firstIndex[length]) = (code, index);
            if (code + counts[length - 1] > 1 << length)
                throw new ImageFormatException("damaged: a Huffman table has more codes than fit.");
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (length <= Fast)
                    Array.Fill(_fast, (ushort)((length << 8) | _symbols[index]), code << (Fast - length), 1 << (Fast - length));
            }
            // No code of this length is at or above the limit; aligned to 16 bits for the comparison.
            _limits[length] = code << (16 - length);
            code <<= 1;
        }
        _limits[17] = int.MaxValue;
    }

    private readonly int[] _limits = new int[18];

    public static HuffmanTable Read(ReadOnlySpan<byte> body, out int used)
    {
        if (body.Length < 16)
            throw new ImageFormatException("truncated: a Huffman table.");
        var total = 0;
        foreach (var count in body[..16])
            total += count;
        used = 16 + total;
        return total <= 256 && body.Length >= used
            ? new HuffmanTable(body[..16], body.Slice(16, total))
            : throw new ImageFormatException("damaged: a Huffman table.");
    }

    /// <summary>Reads one symbol.</summary>
    public int Decode(ref BitReader bits)
    {
        var next = bits.Peek16();
        var entry = _fast[next >> (16 - Fast)];
        if (entry != 0)
        {
            bits.Skip(entry >> 8);
            return entry & 255;
        }
        for (var length = Fast + 1; length <= 16; length++)
        {
            if (next < _limits[length])
            {
                bits.Skip(length);
                return _symbols[_firstIndex[length] + (next >> (16 - length)) - _firstCode[length]];
            }
        }
        throw new ImageFormatException("damaged: a code that no Huffman table has.");
    }
}
