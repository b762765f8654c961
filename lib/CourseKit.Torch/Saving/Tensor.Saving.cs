namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Reads a tensor that <see cref="TensorExtensionMethods.Save(Tensor, string)"/> wrote.</summary>
        /// <param name="location">Path of the file.</param>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="InvalidDataException">It holds no tensor.</exception>
        /// <exception cref="EndOfStreamException">It was cut short.</exception>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Reads a tensor that <see cref="TensorExtensionMethods.Save(Tensor, Stream)"/> wrote, and closes the stream.</summary>
        /// <inheritdoc cref="TensorExtensionMethods.Load(BinaryReader, bool)" path="/exception"/>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Reads a tensor that <see cref="TensorExtensionMethods.Save(Tensor, BinaryWriter)"/> wrote.</summary>
        /// <param name="reader">Stands at the tensor, and stays open.</param>
        /// <inheritdoc cref="TensorExtensionMethods.Load(BinaryReader, bool)" path="/exception"/>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);
    }
}
