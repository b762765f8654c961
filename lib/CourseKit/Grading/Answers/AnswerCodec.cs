using System.Text;

namespace CourseKit.Grading.Answers;

/// <summary>
/// Answers as bytes, from a student's process to the judge. Reading trusts nothing: every size is checked before memory is taken for it,
/// and only the five kinds of plain data come out.
/// </summary>
internal static class AnswerCodec
{
    private const byte Nothing = 0, Text = 1, Numbers = 2, Items = 3, Thrown = 4, Failed = 5;
    private const int LongestText = 1 << 20, LongestMessage = 2_000, LongestName = 200;
    private const int MostAxes = 16, MostBytes = 32 << 20, MostParts = 20 * AnswerWriter.MostItems;

    /// <summary>An answer, or why there is none.</summary>
    public static byte[] Write(Judging.Answer answer)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(answer.Seconds);
        if (answer.Value is null)
        {
            writer.Write(Failed);
            writer.Write((byte)answer.Outcome);
            writer.Write(answer.Message);
        }
        else
        {
            Write(writer, answer.Value);
        }
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not an answer.</exception>
    public static Judging.Answer Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            throw new InvalidDataException("The record is too long.");
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            double seconds = reader.ReadDouble();
            if (bytes.Length > sizeof(double) && bytes[sizeof(double)] == Failed)
            {
                reader.ReadByte();
                var outcome = (CheckOutcome)reader.ReadByte();
                // Whether an answer passes is the judge's to say; a record can only say that there is none.
                return new(null, outcome is CheckOutcome.NotDone or CheckOutcome.Threw ? outcome : CheckOutcome.Missing,
                    ReadText(reader, LongestMessage), seconds);
            }
            int parts = MostParts;
            var value = Read(reader, AnswerWriter.Deepest, ref parts);
            return stream.Position == stream.Length ? Judging.Answer.Of(value, seconds)
                : throw new InvalidDataException("Bytes follow the answer.");
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or DecoderFallbackException
            or ArgumentException or IOException or OverflowException)
        {
            throw new InvalidDataException("The record of the answer is damaged.", e);
        }
    }

    private static void Write(BinaryWriter writer, AnswerValue value)
    {
        switch (value)
        {
            case TextValue text:
                writer.Write(Text);
                writer.Write(text.Text.Length > LongestText ? text.Text[..LongestText] : text.Text);
                break;
            case NumbersValue numbers:
                writer.Write(Numbers);
                writer.Write((byte)numbers.Kind);
                writer.Write((byte)numbers.Shape.Length);
                foreach (long size in numbers.Shape)
                    writer.Write(size);
                foreach (double number in numbers.Values)
                    writer.Write(number);
                break;
            case ItemsValue items:
                writer.Write(Items);
                writer.Write(items.Items.Count);
                foreach (var item in items.Items)
                    Write(writer, item);
                break;
            case ThrownValue thrown:
                writer.Write(Thrown);
                writer.Write((byte)Math.Min(thrown.Types.Count, byte.MaxValue));
                foreach (string type in thrown.Types.Take(byte.MaxValue))
                    writer.Write(type);
                break;
            default:
                writer.Write(Nothing);
                break;
        }
    }

    /// <param name="reader">The record.</param>
    /// <param name="depth">How deep lists may still go.</param>
    /// <param name="parts">How many values may still come: a byte of the record can stand for an object of many.</param>
    private static AnswerValue Read(BinaryReader reader, int depth, ref int parts) => reader.ReadByte() switch
    {
        _ when --parts < 0 => throw new InvalidDataException("The record holds too many values."),
        Nothing => new NothingValue(),
        Text => new TextValue(ReadText(reader, LongestText)),
        Numbers => ReadNumbers(reader),
        Items when depth > 0 => new ItemsValue(ReadItems(reader, depth, ref parts)),
        Thrown => new ThrownValue([.. Enumerable.Range(0, reader.ReadByte()).Select(_ => ReadText(reader, LongestName))]),
        _ => throw new InvalidDataException("The record holds an unknown kind of answer."),
    };

    private static NumbersValue ReadNumbers(BinaryReader reader)
    {
        var kind = (NumberKind)reader.ReadByte();
        int axes = reader.ReadByte();
        if (!Enum.IsDefined(kind) || axes > MostAxes)
            throw new InvalidDataException("The record holds numbers of an unknown kind.");
        var (shape, count) = (new long[axes], 1L);
        for (var axis = 0; axis < axes; axis++)
        {
            shape[axis] = reader.ReadInt64();
            if (shape[axis] is < 0 or > AnswerWriter.MostNumbers)
                throw new InvalidDataException("The record holds a shape that is out of bounds.");
            count = Math.Min(count * shape[axis], AnswerWriter.MostNumbers + 1L);
        }
        if (count > AnswerWriter.MostNumbers || reader.BaseStream.Length - reader.BaseStream.Position < count * sizeof(double))
            throw new InvalidDataException("The record holds fewer numbers than its shape says.");
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadDouble();
        return new(kind, shape, values);
    }

    private static List<AnswerValue> ReadItems(BinaryReader reader, int depth, ref int parts)
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > AnswerWriter.MostItems || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException("The record holds a list that is out of bounds.");
        var items = new List<AnswerValue>(count);
        for (var i = 0; i < count; i++)
            items.Add(Read(reader, depth - 1, ref parts));
        return items;
    }

    /// <summary>A text, cut where it is longer: it may go onto pages.</summary>
    private static string ReadText(BinaryReader reader, int longest)
    {
        int length = reader.Read7BitEncodedInt();
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException("The record holds a text that is out of bounds.");
        string text = Encoding.UTF8.GetString(reader.ReadBytes(length));
        return text.Length <= longest ? text : text[..longest];
    }
}
