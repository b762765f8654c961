using System.Buffers.Binary;

namespace CourseKit.Images.Jpeg;

/// <summary>
/// Decodes JPEG: baseline and progressive, Huffman coded, 8 bits, grey or YCbCr with any subsampling, restart markers, Adobe's RGB and
/// CMYK. Not arithmetic coding, lossless or 12 bits.
/// </summary>
/// <remarks>ITU-T T.81; JFIF 1.02; colours of JFIF, chroma enlarged between its neighbours as the usual decoders do.</remarks>
internal sealed class JpegDecoder
{
    /// <summary>More scans than any encoder writes; each may visit every block, so they bound the work.</summary>
    private const int MostScans = 200;

    private readonly byte[] _file;
    private readonly ushort[]?[] _quantisation = new ushort[4][];
    private readonly HuffmanTable?[] _dc = new HuffmanTable[4];
    private readonly HuffmanTable?[] _ac = new HuffmanTable[4];
    private JpegFrame? _frame;
    private int _restartInterval;
    private int _adobeTransform = -1;
    private int _orientation = 1;
    private int _scans;

    private JpegDecoder(byte[] file) => _file = file;

    public static PixelImage Decode(byte[] file)
    {
        var decoder = new JpegDecoder(file);
        decoder.ReadSegments();
        return Orientation.Apply(decoder.Finish(), decoder._orientation);
    }

    private void ReadSegments()
    {
        for (var at = 2; ;)
        {
            // Any number of 0xFF may fill the space before a marker.
            while (at + 1 < _file.Length && _file[at] == 0xFF && _file[at + 1] == 0xFF)
                at++;
            if (at + 4 > _file.Length)
            {
                if (at + 2 <= _file.Length && _file[at] == 0xFF && _file[at + 1] == 0xD9)
                    return;
                throw new ImageFormatException("truncated: the file ends before its end marker.");
            }
            if (_file[at] != 0xFF)
                throw new ImageFormatException($"damaged: no marker at byte {at}.");
            var marker = _file[at + 1];
            at += 2;
            if (marker == 0xD9)
                return;
            if (marker is >= 0xD0 and <= 0xD8 or 1)
                continue;
            int length = BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));
            if (length < 2 || at + length > _file.Length)
                throw new ImageFormatException($"truncated: a segment claims {length} bytes.");
            var body = _file.AsSpan(at + 2, length - 2);
            at += length;
            if (marker == 0xDA)
                at = ReadScan(body, at);
            else
                ReadSegment(marker, body);
        }
    }

    private void ReadSegment(int marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (_frame is not null)
                    throw new ImageFormatException("damaged: a second frame header.");
                _frame = JpegFrame.Read(body, isProgressive: marker == 0xC2, _file.Length);
                break;
            case 0xC4:
                ReadHuffman(body);
                break;
            case 0xDB:
                ReadQuantisation(body);
                break;
            case 0xDD:
                _restartInterval = body.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(body) : 0;
                break;
            case 0xE1 when body.StartsWith("Exif\0\0"u8):
                _orientation = Orientation.FromExif(body[6..]);
                break;
            case 0xEE when body.StartsWith("Adobe"u8) && body.Length >= 12:
                _adobeTransform = body[11];
                break;
            case 0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCF):
                throw new ImageFormatException(
                    $"a JPEG of a rare kind (lossless, hierarchical or arithmetic, marker {marker:X2}); save it as a usual JPEG or PNG.");
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            var (kind, slot) = (body[0] >> 4, body[0] & 15);
            if (kind > 1 || slot > 3)
                throw new ImageFormatException("damaged: a Huffman table of an unknown kind.");
            var table = HuffmanTable.Read(body[1..], out var used);
            (kind == 0 ? _dc : _ac)[slot] = table;
            body = body[(1 + used)..];
        }
    }

    private void ReadQuantisation(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            var (size, slot) = ((body[0] >> 4) + 1, body[0] & 15);
            if (size > 2 || slot > 3 || body.Length < 1 + 64 * size)
                throw new ImageFormatException("damaged: a quantisation table.");
            var table = new ushort[64];
            for (var i = 0; i < 64; i++)
                table[Zigzag.Order[i]] = size == 1 ? body[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(body[(1 + 2 * i)..]);
            _quantisation[slot] = table;
            body = body[(1 + 64 * size)..];
        }
    }

    private int ReadScan(ReadOnlySpan<byte> body, int at)
    {
        var frame = _frame ?? throw new ImageFormatException("damaged: a scan before the frame header.");
        if (++_scans > MostScans)
            throw new ImageFormatException($"more than {MostScans} scans.");
        var count = body.Length > 0 ? body[0] : 0;
        if (count is < 1 or > 4 || body.Length < 4 + 2 * count)
            throw new ImageFormatException("damaged: a scan header.");
        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
        {
            var id = body[1 + 2 * i];
            var component = Array.Find(frame.Components, candidate => candidate.Id == id);
            if (component is null || components.Contains(component))
                throw new ImageFormatException($"damaged: a scan of component {id}.");
            components[i] = component;
            // The tables as they are now: a later segment may replace them.
            var (dc, ac) = (body[2 + 2 * i] >> 4, body[2 + 2 * i] & 15);
            (component.Dc, component.Ac) = (dc < 4 ? _dc[dc] : null, ac < 4 ? _ac[ac] : null);
            component.Quantisation ??= _quantisation[component.QuantisationSlot];
        }
        var tail = body[(1 + 2 * count)..];
        var band = new ScanBand(tail[0], tail[1], tail[2] >> 4, tail[2] & 15);
        return new ScanReader(_file, at, frame, components, band, _restartInterval).Run();
    }

    private PixelImage Finish()
    {
        var frame = _frame ?? throw new ImageFormatException("truncated: there is no frame header.");
        foreach (var component in frame.Components)
        {
            if (component.Quantisation is null)
                throw new ImageFormatException("truncated: a component has no scan, or its scan no quantisation table.");
            component.Transform();
        }
        return JpegColours.Compose(frame, _adobeTransform);
    }
}
