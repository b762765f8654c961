using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace CourseKit.Weights;

/// <summary>
/// The safetensors format: eight bytes of length, a JSON header of names, types, shapes and places, then the numbers. Nothing in it can
/// run.
/// </summary>
/// <remarks>huggingface/safetensors, README, section Format: offsets leave no gap and do not overlap; a header has at most 100
/// MB.</remarks>
public static class SafeTensors
{
    private const int LargestHeader = 100_000_000;

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Tensors by name, in the order of the header.</returns>
    /// <exception cref="CourseKitException">The file is missing, too large, or not a whole safetensors file; the message says what is
    /// wrong.</exception>
    public static IReadOnlyDictionary<string, WeightTensor> Read(string path) => Parse(WeightBytes.OfFile(path), path);

    /// <summary>Writes tensors; the file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="tensors">Tensors by name, on any device.</param>
    /// <param name="metadata">Notes for readers, text by text.</param>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        // Wide types first, so that every tensor starts at a multiple of its element size; then by name.
        var entries = tensors.Select(entry => (Name: entry.Key, Tensor: entry.Value, Type: WeightTypes.Of(entry.Value.dtype)))
            .OrderByDescending(entry => entry.Type.Size()).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var header = Header([.. entries.Select(entry => (entry.Name, entry.Type, entry.Tensor.shape))], metadata);
        WeightBytes.WriteAtomically(path, file =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            file.Write(length);
            file.Write(header);
            foreach (var entry in entries)
            {
                using var plain = entry.Tensor.detach().cpu().contiguous();
                if (plain.numel() > 0)
                    file.Write(plain.bytes);
            }
        });
    }

    internal static Dictionary<string, WeightTensor> Parse(ReadOnlyMemory<byte> file, string name)
    {
        if (file.Length < 8)
            throw Bad(name, $"it has {file.Length} bytes, and a length of 8 comes first");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > LargestHeader)
            throw Bad(name, $"its header claims {length} bytes; at most {LargestHeader} are allowed");
        if (length > (ulong)(file.Length - 8))
            throw Bad(name, $"its header claims {length} bytes, but only {file.Length - 8} follow: the file may be cut short");
        var header = file.Slice(8, (int)length);
        return Entries(header, file[(8 + (int)length)..], name);
    }

    private static Dictionary<string, WeightTensor> Entries(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data, string name)
    {
        if (header.Length == 0 || header.Span[0] != (byte)'{')
            throw Bad(name, "its header does not begin with '{'");
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            var found = new List<(string Name, long Begin, long End, WeightTensor Tensor)>();
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name != "__metadata__")
                    found.Add(Entry(entry.Name, entry.Value, data, name));
            }
            CheckCover(found, data.Length, name);
            return found.ToDictionary(entry => entry.Name, entry => entry.Tensor);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Bad(name, "its header is not the JSON of the format", error);
        }
    }

    private static (string, long, long, WeightTensor) Entry(string tensor, JsonElement entry, ReadOnlyMemory<byte> data, string name)
    {
        var typeName = entry.GetProperty("dtype").GetString() ?? "";
        var type = WeightTypes.FromSafeTensors(typeName)
            ?? throw Bad(name, $"tensor {Text.Short(tensor)} has the unknown type {Text.Short(typeName)}");
        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [>= 0 and var begin, var end] || end < begin || end > data.Length)
            throw Bad(name, $"tensor {Text.Short(tensor)} claims bytes {string.Join(" to ", offsets.Take(3))} of {data.Length}");
        if (shape.Length > Shapes.LargestRank || Shapes.Bytes(shape, type.Size()) != end - begin)
        {
            var sizes = string.Join(", ", shape.Take(Shapes.LargestRank));
            throw Bad(name, $"tensor {Text.Short(tensor)} of shape ({sizes}) does not fill its {end - begin} bytes");
        }
        return (tensor, begin, end, new WeightTensor(type, shape, data.Slice((int)begin, (int)(end - begin))));
    }

    private static void CheckCover(List<(string Name, long Begin, long End, WeightTensor Tensor)> entries, long length, string name)
    {
        var covered = 0L;
        foreach (var (tensor, begin, end, _) in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (begin != covered)
            {
                throw Bad(name,
                    $"tensor {Text.Short(tensor)} starts at byte {begin}, where {covered} is next: tensors overlap or leave a gap");
            }
            covered = end;
        }
        if (covered != length)
            throw Bad(name, $"its tensors fill {covered} of {length} bytes");
    }

    private static byte[] Header(
        IReadOnlyList<(string Name, WeightType Type, long[] Shape)> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
            var offset = 0L;
            foreach (var (name, type, shape) in entries)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", type.SafeTensorsName());
                WriteNumbers(json, "shape", shape);
                var end = offset + Shapes.Bytes(shape, type.Size());
                WriteNumbers(json, "data_offsets", [offset, end]);
                json.WriteEndObject();
                offset = end;
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)      // the numbers start at a multiple of 8
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static CourseKitException Bad(string name, string why, Exception? inner = null) =>
        new($"{name} is not a whole safetensors file: {why}. Fetch or save it again.", inner!);
}
