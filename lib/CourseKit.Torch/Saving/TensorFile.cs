using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's file format of tensors: element type, number of dimensions and sizes, each as LEB128, then the elements in row-major
/// order, little-endian. A state dictionary is their number, then name (its length in bytes as LEB128, UTF-8) and tensor by turns.
/// </summary>
/// <remarks>The layout that TorchSharp's <c>exportsd.py</c> writes for PyTorch users (dotnet/TorchSharp, src/Python).</remarks>
internal static unsafe class TensorFile
{
    // Unbacked claims of a stream cost at most this much memory before the stream must have delivered as much.
    private const int ChunkBytes = 1 << 20;
    private const int MaxNameBytes = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a tensor of any layout.</summary>
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        TensorHeader.Write(writer, tensor.Impl);
        var rows = tensor.Contiguous(out var temporary).Impl;
        var start = (byte*)rows.Pointer;
        long bytes = rows.Count * rows.Dtype.Size();
        for (long at = 0; at < bytes; at += ChunkBytes)
            writer.Write(new ReadOnlySpan<byte>(start + at, (int)Math.Min(ChunkBytes, bytes - at)));
        temporary?.Dispose();
    }

    /// <summary>Reads a tensor into new memory.</summary>
    public static Tensor Read(BinaryReader reader)
    {
        var header = TensorHeader.Read(reader);
        RequireBytes(reader, header);
        if (reader.BaseStream.CanSeek)
        {
            var impl = new TensorImpl(header.Dtype, header.Sizes);
            var result = new Tensor(impl);
            try
            {
                ReadElements(reader, impl);
            }
            catch
            {
                result.Dispose();
                throw;
            }
            return result;
        }
        var chunks = Chunks(reader, header.Bytes);      // the stream proves what it claims before memory is taken for it
        var tensor = new Tensor(new TensorImpl(header.Dtype, header.Sizes));
        var target = (byte*)tensor.Impl.Pointer;
        foreach (byte[] chunk in chunks)
        {
            chunk.CopyTo(new Span<byte>(target, chunk.Length));
            target += chunk.Length;
        }
        return tensor;
    }

    /// <summary>Reads the elements of a header that was read already, into a tensor of that type and shape.</summary>
    public static void ReadInto(BinaryReader reader, TensorHeader header, Tensor target)
    {
        RequireBytes(reader, header);
        if (target.Impl.IsContiguous)
        {
            ReadElements(reader, target.Impl);
            target.Impl.Storage.BumpVersion();
            return;
        }
        using var values = new Tensor(new TensorImpl(header.Dtype, header.Sizes));
        ReadElements(reader, values.Impl);
        StridedCopy.Copy(values.Impl, target.Impl);
        target.Impl.Storage.BumpVersion();
    }

    /// <summary>Passes over the elements of a header that was read already.</summary>
    public static void Skip(BinaryReader reader, TensorHeader header)
    {
        RequireBytes(reader, header);
        if (reader.BaseStream.CanSeek)
            reader.BaseStream.Seek(header.Bytes, SeekOrigin.Current);
        else
            Pass(reader, header.Bytes);
    }

    /// <summary>Writes a name.</summary>
    public static void WriteName(BinaryWriter writer, string name)
    {
        byte[] bytes = Utf8.GetBytes(name);
        Leb128.Write(writer, bytes.Length);
        writer.Write(bytes);
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="InvalidDataException">It is longer than a name can be, or not UTF-8.</exception>
    public static string ReadName(BinaryReader reader)
    {
        long length = Leb128.Read(reader, "the length of a name");
        if (length > MaxNameBytes)
            throw new InvalidDataException($"a name of {length} bytes: this is no file of tensors, or it is damaged.");
        var bytes = new byte[length];
        Fill(reader, bytes, "a name");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("a name is not valid UTF-8: this is no file of tensors, or it is damaged.");
        }
    }

    /// <summary>Reads one byte.</summary>
    public static byte Byte(BinaryReader reader, string what)
    {
        Span<byte> one = stackalloc byte[1];
        Fill(reader, one, what);
        return one[0];
    }

    private static void ReadElements(BinaryReader reader, TensorImpl impl)
    {
        var start = (byte*)impl.Pointer;
        long bytes = impl.Count * impl.Dtype.Size();
        for (long at = 0; at < bytes; at += ChunkBytes)
            Fill(reader, new Span<byte>(start + at, (int)Math.Min(ChunkBytes, bytes - at)), "the elements of a tensor");
        if (impl.Dtype == ScalarType.Bool)
            for (long i = 0; i < bytes; i++)        // any other pattern would be a bool that equals neither true nor false
                start[i] = start[i] == 0 ? (byte)0 : (byte)1;
    }

    private static List<byte[]> Chunks(BinaryReader reader, long bytes)
    {
        var chunks = new List<byte[]>();
        for (long left = bytes; left > 0; left -= chunks[^1].Length)
        {
            chunks.Add(new byte[Math.Min(ChunkBytes, left)]);
            Fill(reader, chunks[^1], "the elements of a tensor");
        }
        return chunks;
    }

    private static void Pass(BinaryReader reader, long bytes)
    {
        var buffer = new byte[Math.Min(ChunkBytes, bytes)];
        for (long left = bytes; left > 0; left -= buffer.Length)
            Fill(reader, buffer.AsSpan(0, (int)Math.Min(buffer.Length, left)), "the elements of a tensor");
    }

    private static void RequireBytes(BinaryReader reader, TensorHeader header)
    {
        var stream = reader.BaseStream;
        if (stream.CanSeek && stream.Length - stream.Position is var left && left < header.Bytes)
            throw new EndOfStreamException(
                $"a tensor of shape {Shapes.Format(header.Sizes)} and type {header.Dtype} takes {header.Bytes} bytes, but only {left} " +
                "are left: the file was cut short or is damaged.");
    }

    private static void Fill(BinaryReader reader, Span<byte> target, string what)
    {
        while (target.Length > 0)
        {
            int read = reader.Read(target);
            if (read == 0)
                throw new EndOfStreamException($"the data ends within {what}: the file was cut short or is damaged.");
            target = target[read..];
        }
    }
}
