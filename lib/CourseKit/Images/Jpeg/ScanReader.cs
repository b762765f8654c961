namespace CourseKit.Images.Jpeg;

/// <summary>Which coefficients a scan holds, and which of their bits.</summary>
/// <param name="First">First coefficient, in stored order.</param>
/// <param name="Last">Last coefficient.</param>
/// <param name="High">Bits already there; 0 in a first scan.</param>
/// <param name="Low">Lowest bit that this scan brings.</param>
internal readonly record struct ScanBand(int First, int Last, int High, int Low);

/// <summary>Reads the coefficients of one scan (T.81, annexes F.2 and G.2).</summary>
internal sealed class ScanReader
{
    private readonly JpegFrame _frame;
    private readonly JpegComponent[] _components;
    private readonly ScanBand _band;
    private readonly int _restartInterval;
    private readonly int[] _predictions;
    private BitReader _bits;
    private int _skip;      // blocks of a progressive band that are still known to have ended

    public ScanReader(byte[] file, int start, JpegFrame frame, JpegComponent[] components, ScanBand band, int restartInterval)
    {
        (_frame, _components, _band, _restartInterval) = (frame, components, band, restartInterval);
        (_bits, _predictions) = (new BitReader(file, start), new int[components.Length]);
        var isGood = !frame.IsProgressive || (
            band.Last <= 63 && band.First <= band.Last && (band.First > 0 || band.Last == 0) && (band.First == 0 || components.Length == 1)
            && band.Low <= 13 && (band.High == 0 || band.High == band.Low + 1));
        if (!isGood)
            throw new ImageFormatException($"damaged: a scan of coefficients {band.First} to {band.Last}, bits {band.High} to {band.Low}.");
        var needsDc = !frame.IsProgressive || (band.First == 0 && band.High == 0);
        var needsAc = !frame.IsProgressive || band.First > 0;
        if (components.Any(component => (needsDc && component.Dc is null) || (needsAc && component.Ac is null)))
            throw new ImageFormatException("damaged: a scan without its Huffman table.");
    }

    /// <summary>Reads all blocks.</summary>
    /// <returns>Where the next marker begins.</returns>
    public int Run()
    {
        // One component alone comes block by block, without the border that completes units of several.
        var single = _components.Length == 1 ? _components[0] : null;
        var (wide, high) = single is null ? (_frame.UnitsWide, _frame.UnitsHigh) : ((single.Width + 7) / 8, (single.Height + 7) / 8);
        for (var unit = 0; unit < wide * high; unit++)
        {
            if (_restartInterval > 0 && unit > 0 && unit % _restartInterval == 0)
                Restart();
            var (x, y) = (unit % wide, unit / wide);
            if (single is not null)
                ReadBlock(single, 0, single.Block(x, y));
            else
                ReadUnit(x, y);
        }
        return _bits.End();
    }

    private void Restart()
    {
        _bits.Restart();
        Array.Clear(_predictions);
        _skip = 0;
    }

    private void ReadUnit(int x, int y)
    {
        for (var c = 0; c < _components.Length; c++)
        {
            var component = _components[c];
            for (var v = 0; v < component.V; v++)
            {
                for (var h = 0; h < component.H; h++)
                    ReadBlock(component, c, component.Block(x * component.H + h, y * component.V + v));
            }
        }
    }

    private void ReadBlock(JpegComponent component, int slot, Span<short> block)
    {
        if (!_frame.IsProgressive)
            ReadBaseline(component, slot, block);
        else if (_band.First == 0 && _band.High == 0)
            block[0] = (short)(NextDc(component, slot) << _band.Low);
        else if (_band.First == 0)
            block[0] |= (short)(_bits.Read(1) << _band.Low);
        else if (_band.High == 0)
            ReadFirstBand(component.Ac!, block);
        else
            RefineBand(component.Ac!, block);
    }

    private int NextDc(JpegComponent component, int slot)
    {
        var size = component.Dc!.Decode(ref _bits);
        if (size > 15)
            throw new ImageFormatException("damaged: a difference of more than 15 bits.");
        return _predictions[slot] += _bits.ReadSigned(size);
    }

    private void ReadBaseline(JpegComponent component, int slot, Span<short> block)
    {
        block[0] = (short)NextDc(component, slot);
        for (var k = 1; k < 64; k++)
        {
            var symbol = component.Ac!.Decode(ref _bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run < 15)
                break;
            k += run;
            if (k > 63)
                throw new ImageFormatException("damaged: more than 64 coefficients in a block.");
            block[Zigzag.Order[k]] = (short)_bits.ReadSigned(size);
        }
    }

    private void ReadFirstBand(HuffmanTable table, Span<short> block)
    {
        if (_skip > 0)
        {
            _skip--;
            return;
        }
        for (var k = _band.First; k <= _band.Last; k++)
        {
            var symbol = table.Decode(ref _bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0 && run < 15)
            {
                _skip = (1 << run) - 1 + _bits.Read(run);
                return;
            }
            k += run;
            if (k > _band.Last)
                throw new ImageFormatException("damaged: a coefficient beyond its band.");
            block[Zigzag.Order[k]] = (short)(_bits.ReadSigned(size) << _band.Low);
        }
    }

    // G.1.2.3: coefficients that are there get a bit each on the way to the place of a new one.
    private void RefineBand(HuffmanTable table, Span<short> block)
    {
        var (plus, k) = ((short)(1 << _band.Low), _band.First);
        if (_skip == 0)
        {
            for (; k <= _band.Last; k++)
            {
                var symbol = table.Decode(ref _bits);
                var (run, size) = (symbol >> 4, symbol & 15);
                if (size == 0 && run < 15)
                {
                    _skip = (1 << run) + _bits.Read(run);
                    break;
                }
                var value = size == 0 ? (short)0 : _bits.Read(1) == 1 ? plus : (short)-plus;
                for (; k <= _band.Last; k++)
                {
                    ref var coefficient = ref block[Zigzag.Order[k]];
                    if (coefficient != 0)
                    {
                        Refine(ref coefficient, plus);
                    }
                    else if (run-- == 0)
                    {
                        coefficient = value;
                        break;
                    }
                }
            }
        }
        if (_skip > 0)
        {
            _skip--;
            for (; k <= _band.Last; k++)
            {
                ref var coefficient = ref block[Zigzag.Order[k]];
                if (coefficient != 0)
                    Refine(ref coefficient, plus);
            }
        }
    }

    private void Refine(ref short coefficient, short plus)
    {
        if (_bits.Read(1) == 1 && (coefficient & plus) == 0)
            coefficient += coefficient > 0 ? plus : (short)-plus;
    }
}
