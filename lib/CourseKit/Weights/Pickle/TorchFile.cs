using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;

namespace CourseKit.Weights.Pickle;

/// <summary>
/// PyTorch's files (<c>torch.save</c>), the zip of today and the plain sequence of before 1.6: a pickle that says which tensors there
/// are, and raw storages with their numbers. Tensors and containers only; nothing in the file can run.
/// </summary>
/// <remarks>torch/serialization.py, _save, _legacy_save; entries of the zip are stored, not compressed.</remarks>
internal static class TorchFile
{
    private static readonly BigInteger LegacyMagic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, null);

    public static Dictionary<string, WeightTensor> Parse(byte[] file, string name)
    {
        try
        {
            var storages = new Dictionary<string, TorchStorage>();
            var root = file is [(byte)'P', (byte)'K', ..] ? FromZip(file, storages) : FromLegacy(file, storages);
            return Named(root);
        }
        catch (PickleException error)
        {
            throw new CourseKitException($"{name} cannot be read as PyTorch weights: {error.Message}.", error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException or NotSupportedException
            or OverflowException or FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new CourseKitException($"{name} cannot be read as PyTorch weights: the file is damaged. Fetch or save it again.", error);
        }
    }

    private static object? FromZip(byte[] file, Dictionary<string, TorchStorage> storages)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var pickles = zip.Entries.Where(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal)).Take(2).ToArray();
        if (pickles.Length != 1)
            throw new PickleException("the zip does not hold one data.pkl, as torch.save makes it");
        var folder = pickles[0].FullName[..^"data.pkl".Length];
        if (zip.GetEntry(folder + "constants.pkl") is not null)
            throw new PickleException("it is TorchScript, a program; save only the weights: torch.save(model.state_dict(), path)");
        var budget = (long)file.Length;
        if (zip.GetEntry(folder + "byteorder") is { } order && Bytes(order, ref budget) is not [(byte)'l', ..])
            throw new PickleException("its numbers are big-endian; save it on a little-endian machine");

        var pickle = Bytes(pickles[0], ref budget);
        var root = new PickleReader(pickle, 0, id => Storage(id, storages)).Read();
        foreach (var storage in storages.Values)
        {
            var entry = zip.GetEntry($"{folder}data/{storage.Key}")
                ?? throw new PickleException($"storage {Text.Short(storage.Key)} is missing");
            if (entry.Length != Shapes.Bytes([storage.Elements], storage.Type.Size()))
                throw new PickleException($"storage {Text.Short(storage.Key)} has {entry.Length} bytes for {storage.Elements} numbers");
            storage.Bytes = Bytes(entry, ref budget);
        }
        return root;
    }

    // All entries together may not hold more than the file: neither compression nor entries that overlap can blow it up.
    private static byte[] Bytes(ZipArchiveEntry entry, ref long budget)
    {
        if (entry.CompressedLength != entry.Length)
            throw new PickleException($"{Text.Short(entry.FullName)} is compressed, which torch.save never does");
        budget -= entry.Length;
        if (budget < 0 || entry.Length < 0)
            throw new PickleException("its entries claim more bytes than the file has");
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static object? FromLegacy(byte[] file, Dictionary<string, TorchStorage> storages)
    {
        var position = 0;
        object? Next()
        {
            var reader = new PickleReader(file, position, id => Storage(id, storages));
            var value = reader.Read();
            position = reader.Position;
            return value;
        }

        if (Next() is not BigInteger magic || magic != LegacyMagic)
            throw new PickleException("it is a pickle of something else than torch.save's");
        Next();                                                             // protocol version
        if (Next() is PickleDict system && system.Entries.GetValueOrDefault("little_endian") is false)
            throw new PickleException("its numbers are big-endian; save it on a little-endian machine");
        var root = Next();
        var keys = Next() as List<object?> ?? throw new PickleException("the list of storages is missing");
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage))
                throw new PickleException("it lists a storage that no tensor uses");
            position = Fill(storage, file, position);
        }
        return storages.Values.Any(storage => storage.Elements > 0 && storage.Bytes.IsEmpty)
            ? throw new PickleException("the numbers of a storage are missing") : root;
    }

    private static int Fill(TorchStorage storage, byte[] file, int position)
    {
        if (file.Length - position < 8)
            throw new PickleException("it is cut short");
        var elements = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(position));
        var bytes = Shapes.Bytes([elements], storage.Type.Size());
        if (elements != storage.Elements || bytes > file.Length - position - 8)
        {
            throw new PickleException(
                $"storage {Text.Short(storage.Key)} has {elements} numbers where {storage.Elements} are due, or is cut short");
        }
        storage.Bytes = file.AsMemory(position + 8, (int)bytes);
        return position + 8 + (int)bytes;
    }

    // ('storage', torch.FloatStorage, key, device, number of elements)
    private static TorchStorage Storage(object?[] id, Dictionary<string, TorchStorage> storages)
    {
        if (id is not ["storage", PickleGlobal { Module: "torch" } kind, string key, _, long elements, ..]
            || WeightTypes.FromTorchStorage(kind.Name) is not { } type || elements < 0)
        {
            throw new PickleException("a storage is described in a way that this reader does not know");
        }
        if (id.Length > 5 && id[5] is not null)
            throw new PickleException("a storage is a view of another, as PyTorch before 0.4 wrote; save it again with a newer PyTorch");
        if (!storages.TryGetValue(key, out var storage))
            storages.Add(key, storage = new TorchStorage(key, type, elements));
        return storage.Type == type && storage.Elements == elements ? storage
            : throw new PickleException($"storage {Text.Short(key)} is described in two ways");
    }

    // A state dict, or a checkpoint that holds one beside its epoch and optimiser.
    private static Dictionary<string, WeightTensor> Named(object? root)
    {
        if (root is not PickleDict dictionary)
            throw new PickleException("it does not hold tensors by name; save a state dict: torch.save(model.state_dict(), path)");
        var tensors = Tensors(dictionary);
        foreach (var key in new[] { "state_dict", "model_state_dict", "model" })
        {
            if (tensors.Count == 0 && dictionary.Entries.GetValueOrDefault(key) is PickleDict inner)
                tensors = Tensors(inner);
        }
        return tensors.Count > 0 ? tensors : throw new PickleException("it holds no tensors by name");
    }

    private static Dictionary<string, WeightTensor> Tensors(PickleDict dictionary)
    {
        var tensors = new Dictionary<string, WeightTensor>();
        foreach (var (key, value) in dictionary.Entries)
        {
            if (value is TorchTensor tensor)
                tensors.Add(key, tensor.Weights());
        }
        return tensors;
    }
}
