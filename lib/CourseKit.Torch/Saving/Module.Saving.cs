namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes parameters and saved buffers to a file, in TorchSharp's format.</summary>
            /// <param name="location">Path; an existing file is replaced once the new one is whole.</param>
            /// <param name="skip">Names that are left out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                AtomicFile.Write(location, stream => save(stream, skip));
                return this;
            }

            /// <summary>Writes parameters and saved buffers in TorchSharp's format, and closes the stream.</summary>
            /// <param name="stream">Where to.</param>
            /// <param name="skip">Names that are left out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes parameters and saved buffers in TorchSharp's format.</summary>
            /// <param name="writer">Where to; it stays open.</param>
            /// <param name="skip">Names that are left out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes tensors by name, in TorchSharp's format.</summary>
            /// <param name="writer">Where to; it stays open.</param>
            /// <param name="sd">Tensors by name.</param>
            /// <param name="skip">Names that are left out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var kept = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                Leb128.Write(writer, kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    TensorFile.WriteName(writer, key);
                    TensorFile.Write(writer, tensor);
                }
            }

            /// <summary>Reads parameters and buffers from a file that <see cref="save(string, IList{string})"/> wrote.</summary>
            /// <param name="location">Path.</param>
            /// <param name="strict">Raise unless the file has exactly the module's names.</param>
            /// <param name="skip">Names whose values are left as they are; they count as present, and their element type must still
            /// match.</param>
            /// <param name="loadedParameters">Is filled with the names in the file, and whether the module has them.</param>
            /// <returns>This module.</returns>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">A name, shape or element type does not match. Nothing was changed.</exception>
            /// <exception cref="InvalidDataException">The file holds no state of a module. Nothing was changed.</exception>
            /// <exception cref="EndOfStreamException">The file was cut short. Nothing was changed.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                    throw new FileNotFoundException($"There is no file '{location}' to load a module from.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads parameters and buffers that <see cref="save(Stream, IList{string})"/> wrote, and closes the stream.</summary>
            /// <inheritdoc cref="load(BinaryReader, bool, IList{string}, Dictionary{string, bool})"/>
            /// <param name="stream">Stands at the state.</param>
            /// <param name="strict">Raise unless the file has exactly the module's names.</param>
            /// <param name="skip">Names whose values are left as they are.</param>
            /// <param name="loadedParameters">Is filled with the names in the file, and whether the module has them.</param>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads parameters and buffers that <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Stands at the state, and stays open. When its stream can seek, all is checked before anything is
            /// changed.</param>
            /// <param name="strict">Raise unless the file has exactly the module's names.</param>
            /// <param name="skip">Names whose values are left as they are; they count as present, and their element type must still
            /// match.</param>
            /// <param name="loadedParameters">Is filled with the names in the file, and whether the module has them.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">A name, shape or element type does not match.</exception>
            /// <exception cref="InvalidDataException">The data is no state of a module.</exception>
            /// <exception cref="EndOfStreamException">The data was cut short.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var file = new StateReader(state_dict(), strict, skip);
                if (reader.BaseStream is { CanSeek: true } stream)
                {
                    long start = stream.Position;
                    file.Run(reader, checkOnly: true, loadedParameters: null);
                    stream.Position = start;
                }
                file.Run(reader, checkOnly: false, loadedParameters);
                return this;
            }

            /// <summary>A new module with values from a file that <see cref="save(string, IList{string})"/> wrote.</summary>
            /// <typeparam name="T">Kind of module.</typeparam>
            /// <param name="path">Path of the file.</param>
            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})" path="/exception"/>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
