using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace CourseKit.Weights.Pickle;

/// <summary>
/// Reads the part of Python's pickle language (protocols 2 to 5) that tensors and containers need. It has no instruction that could
/// run anything: calls go to <see cref="PickleNames"/>. Every object costs an instruction, and instructions are counted.
/// </summary>
/// <remarks>Python's pickletools.py lists the instructions; PEP 307, PEP 3154, PEP 574.</remarks>
internal sealed class PickleReader(ReadOnlyMemory<byte> file, int start, Func<object?[], object> persistent)
{
    private const int LargestInteger = 32;
    private const int MostInstructions = 4_000_000;     // about thirty for each tensor
    private static readonly object Mark = new();
    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _position = start;
    private int _handedOver;

    /// <summary>Where the next pickle, or what follows, begins.</summary>
    public int Position => _position;

    /// <summary>Reads one pickle to its end.</summary>
    public object? Read()
    {
        for (var count = 0; count < MostInstructions; count++)
        {
            var code = (char)Take(1)[0];
            if (code == '.')
                return Pop();
            Step(code);
        }
        throw new PickleException($"it has more than {MostInstructions} instructions");
    }

    private void Step(char code)
    {
        switch (code)
        {
            case '\u0080': Protocol(Take(1)[0]); break;
            case '\u0095': Take(8); break;                                        // FRAME: only a hint
            case '(': Push(Mark); break;
            case '0': Pop(); break;
            case '1': PopToMark(); break;
            case '2': Push(Peek()); break;
            case 'N': Push(null); break;
            case '\u0088': Push(true); break;
            case '\u0089': Push(false); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case 'K': Push((long)Take(1)[0]); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case '\u008a': PushInteger(Take(1)[0]); break;
            case '\u008b': PushInteger(Length(Take(4))); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case 'X': Push(Utf8(Length(Take(4)))); break;
            case '\u008c': Push(Utf8(Take(1)[0])); break;
            case '\u008d': Push(Utf8(LongLength())); break;
            case 'U': Push(Latin1(Take(1)[0])); break;                          // Python 2's str
            case 'T': Push(Latin1(Length(Take(4)))); break;
            case 'C': Push(Take(Take(1)[0]).ToArray()); break;
            case 'B': Push(Take(Length(Take(4))).ToArray()); break;
            case '\u008e': Push(Take(LongLength()).ToArray()); break;
            case ')': Push(Array.Empty<object?>()); break;
            case 't': Push(PopToMark()); break;
            case '\u0085': Push(PopMany(1)); break;
            case '\u0086': Push(PopMany(2)); break;
            case '\u0087': Push(PopMany(3)); break;
            case ']': Push(new List<object?>()); break;
            case 'l': Push(new List<object?>(PopToMark())); break;
            case 'a': Append(PopMany(1)); break;
            case 'e': Append(PopToMark()); break;
            case '}': Push(new PickleDict()); break;
            case 'd': Push(Fill(new PickleDict(), PopToMark())); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopToMark()); break;
            case '\u008f': Push(new List<object?>()); break;                      // a set is read as a list
            case '\u0090': Append(PopToMark()); break;
            case '\u0091': Push(new List<object?>(PopToMark())); break;
            case 'q': _memo[Take(1)[0]] = Peek(); break;
            case 'r': _memo[Length(Take(4))] = Peek(); break;
            case '\u0094': _memo[_memo.Count] = Peek(); break;
            case 'h': Push(Remembered(Take(1)[0])); break;
            case 'j': Push(Remembered(Length(Take(4)))); break;
            case 'c': Push(PickleNames.Allow(Line(), Line())); break;
            case '\u0093': StackGlobal(PopMany(2)); break;
            case 'R': Call(PopMany(2)); break;
            case '\u0081': Call(PopMany(2)); break;                               // cls.__new__(cls, *args)
            case 'b': Build(PopMany(2)); break;
            case 'Q': Push(persistent(Pop() as object?[] ?? throw new PickleException("a storage is not described by a tuple"))); break;
            default: throw new PickleException($"instruction 0x{(int)code:x2} at byte {_position - 1} does not belong to weights");
        }
    }

    private static void Protocol(byte version)
    {
        if (version is < 2 or > 5)
            throw new PickleException($"its pickle protocol is {version}; 2 to 5 are known");
    }

    private void StackGlobal(object?[] names)
    {
        if (names is not [string module, string name])
            throw new PickleException("a name is not text");
        Push(PickleNames.Allow(module, name));
    }

    // A list that is remembered can be handed to one call after another, which all read it: that counts as instructions do.
    private void Call(object?[] call)
    {
        foreach (var argument in call[1] as object?[] ?? [])
            _handedOver += argument switch { object?[] tuple => tuple.Length, List<object?> list => list.Count, _ => 1 };
        if (_handedOver is < 0 or > MostInstructions)
            throw new PickleException($"its calls read more than {MostInstructions} values");
        Push(PickleNames.Call(call[0], call[1]));
    }

    // Ordered dictionaries carry _metadata, parameters their state: neither matters for the numbers.
    private void Build(object?[] build)
    {
        if (build[0] is not (PickleDict or TorchTensor))
            throw new PickleException("it sets the state of something that is not a dictionary");
        Push(build[0]);
    }

    private void Append(object?[] items)
    {
        if (Peek() is not List<object?> list)
            throw new PickleException("it appends to something that is not a list");
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (Peek() is not PickleDict dictionary)
            throw new PickleException("it sets items of something that is not a dictionary");
        Fill(dictionary, items);
    }

    private static PickleDict Fill(PickleDict dictionary, object?[] items)
    {
        for (var i = 0; i + 1 < items.Length; i += 2)
            dictionary.Set(items[i], items[i + 1]);
        return dictionary;
    }

    private void PushInteger(int length)
    {
        if (length > LargestInteger)
            throw new PickleException($"a whole number has {length} bytes");
        var number = new BigInteger(Take(length));
        Push(number >= long.MinValue && number <= long.MaxValue ? (long)number : number);
    }

    private object? Remembered(long key) =>
        _memo.TryGetValue(key, out var value) ? value : throw new PickleException($"it recalls {key}, which it never remembered");

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() => _stack.Count > 0 && _stack[^1] != Mark ? _stack[^1] : throw new PickleException("its stack runs empty");

    private object? Pop()
    {
        var value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] PopMany(int count)
    {
        var values = new object?[count];
        for (var i = count - 1; i >= 0; i--)
            values[i] = Pop();
        return values;
    }

    private object?[] PopToMark()
    {
        var mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
            throw new PickleException("a mark is missing");
        var values = _stack.Skip(mark + 1).ToArray();
        _stack.RemoveRange(mark, _stack.Count - mark);
        return values;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > file.Length - _position)
            throw new PickleException("it is cut short");
        var bytes = file.Span.Slice(_position, count);
        _position += count;
        return bytes;
    }

    private static int Length(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length >= 0 ? length : throw new PickleException("a length is negative");
    }

    private int LongLength()
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
        return length <= int.MaxValue ? (int)length : throw new PickleException($"a length is {length}");
    }

    private string Utf8(int length) => Encoding.UTF8.GetString(Take(length));

    private string Latin1(int length) => Encoding.Latin1.GetString(Take(length));

    private string Line()
    {
        var end = file.Span[_position..].IndexOf((byte)'\n');
        if (end < 0)
            throw new PickleException("a name has no end");
        var line = Latin1(end);
        _position++;
        return line;
    }
}
