namespace CourseKit.Images.Jpeg;

/// <summary>Bits of a scan, with stuffed zero bytes taken out. Ends at a marker: more than a few bits beyond it is an error.</summary>
internal struct BitReader(byte[] file, int start)
{
    private int _at = start;
    private ulong _bits;
    private int _count;
    private int _missing;

    /// <summary>The next 16 bits, not yet taken; zeros beyond the end.</summary>
    public int Peek16()
    {
        if (_count < 16)
            Fill();
        return (int)(_bits >> (_count - 16)) & 0xFFFF;
    }

    /// <summary>Takes bits that <see cref="Peek16"/> has shown.</summary>
    public void Skip(int count)
    {
        _count -= count;
        // What was taken must have been there.
        if (_count < _missing)
            throw new ImageFormatException("truncated or damaged: a scan's data end too early.");
    }

    /// <summary>Takes up to 16 bits as a number.</summary>
    public int Read(int count)
    {
        if (count == 0)
            return 0;
        var value = Peek16() >> (16 - count);
        Skip(count);
        return value;
    }

    /// <summary>Takes a number of the given size in the code of T.81, F.2.2.1: a leading 0 means negative.</summary>
    public int ReadSigned(int size)
    {
        var value = Read(size);
        return size == 0 || value >= 1 << (size - 1) ? value : value - (1 << size) + 1;
    }

    /// <summary>Drops the rest of a byte, and takes the restart marker that must follow.</summary>
    public void Restart()
    {
        (_bits, _count, _missing) = (0, 0, 0);
        while (_at + 1 < file.Length && file[_at] == 0xFF && file[_at + 1] == 0xFF)
            _at++;
        if (_at + 1 >= file.Length || file[_at] != 0xFF || file[_at + 1] is < 0xD0 or > 0xD7)
            throw new ImageFormatException("damaged: a restart marker is missing.");
        _at += 2;
    }

    /// <summary>Where the next marker begins, after this scan.</summary>
    public readonly int End()
    {
        for (var at = _at; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        }
        return file.Length;
    }

    private void Fill()
    {
        while (_count <= 48)
        {
            int next;
            if (_at < file.Length && file[_at] != 0xFF)
                next = file[_at++];
            else if (_at + 1 < file.Length && file[_at + 1] == 0)
                (next, _at) = (0xFF, _at + 2);
            else
                (next, _missing) = (0, _missing + 8);
            _bits = (_bits << 8) | (uint)next;
            _count += 8;
        }
    }
}
