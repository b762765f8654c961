using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Functions of tensors that TorchSharp offers as extension methods.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's format: element type, shape, elements in row-major order.</summary>
    /// <param name="tensor">Of any shape and layout.</param>
    /// <param name="writer">Stays open.</param>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(writer);
        TensorFile.Write(writer, tensor);
    }

    /// <summary>Writes a tensor in TorchSharp's format, and closes the stream.</summary>
    /// <param name="tensor">Of any shape and layout.</param>
    /// <param name="stream">Where to.</param>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's format.</summary>
    /// <param name="tensor">Of any shape and layout.</param>
    /// <param name="location">Path; an existing file is replaced.</param>
    public static void Save(this Tensor tensor, string location) => AtomicFile.Write(location, tensor.Save);

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote into an existing one.</summary>
    /// <param name="tensor">Of the shape and element type in the file; written even while it requires a gradient.</param>
    /// <param name="reader">Stands at the tensor.</param>
    /// <param name="skip">Pass over the elements: the tensor stays as it is, and its shape does not matter.</param>
    /// <exception cref="ArgumentException">Element type or shape differ.</exception>
    /// <exception cref="InvalidDataException">What is read is no tensor.</exception>
    /// <exception cref="EndOfStreamException">The data ends within the tensor.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(reader);
        var header = TensorHeader.Read(reader);
        RequireMatch(tensor, header, skip, "this tensor");
        if (skip)
            TensorFile.Skip(reader, header);
        else
            TensorFile.ReadInto(reader, header, tensor);
    }

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Stands at the tensor.</param>
    /// <param name="skip">Pass over the elements: the result has the shape and zeros.</param>
    /// <exception cref="InvalidDataException">What is read is no tensor.</exception>
    /// <exception cref="EndOfStreamException">The data ends within the tensor.</exception>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!skip)
            return TensorFile.Read(reader);
        var header = TensorHeader.Read(reader);
        TensorFile.Skip(reader, header);
        return zeros(header.Sizes, header.Dtype);
    }

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote, into a given one if there is one.</summary>
    /// <param name="tensor">Null: a new one is made. Else of the shape and element type in the file.</param>
    /// <param name="reader">Stands at the tensor.</param>
    /// <param name="skip">Pass over the elements.</param>
    /// <inheritdoc cref="Load(Tensor, BinaryReader, bool)" path="/exception"/>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
            tensor = Load(reader, skip);
        else
            Load(tensor, reader, skip);
    }

    /// <summary>Checks that what a file holds fits a tensor.</summary>
    /// <param name="tensor">The target.</param>
    /// <param name="header">What the file says.</param>
    /// <param name="skip">Only the element type matters.</param>
    /// <param name="name">What the error calls the target.</param>
    internal static void RequireMatch(Tensor tensor, TensorHeader header, bool skip, string name)
    {
        var impl = tensor.Impl;
        if (impl.Dtype != header.Dtype)
            throw new ArgumentException(
                $"Mismatched tensor data types while loading: {name} is {impl.Dtype}, the file has {header.Dtype}.");
        if (!skip && !impl.Sizes.AsSpan().SequenceEqual(header.Sizes))
            throw new ArgumentException(
                $"Mismatched tensor shape while loading: {name} is {Shapes.Format(impl.Sizes)}, the file has " +
                $"{Shapes.Format(header.Sizes)}.");
    }
}
