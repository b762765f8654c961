using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reads a state dictionary from a file into the tensors of a module.</summary>
/// <param name="own">The module's parameters and buffers by name.</param>
/// <param name="strict">Raise unless the file has exactly these names.</param>
/// <param name="skip">Names whose values are left as they are.</param>
internal sealed class StateReader(Dictionary<string, Tensor> own, bool strict, IList<string>? skip)
{
    /// <summary>Reads all entries.</summary>
    /// <param name="reader">Stands at the number of entries.</param>
    /// <param name="checkOnly">Check names, types, shapes and lengths, but change nothing.</param>
    /// <param name="loadedParameters">Is filled with the names in the file, and whether the module has them.</param>
    public void Run(BinaryReader reader, bool checkOnly, Dictionary<string, bool>? loadedParameters)
    {
        long entries = Leb128.Read(reader, "the number of entries");
        if (strict && entries != own.Count)
            throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {entries} entries.");
        var seen = new HashSet<string>();
        for (long i = 0; i < entries; i++)
        {
            string name = TensorFile.ReadName(reader);
            if (!seen.Add(name))
                throw new InvalidDataException($"the name '{name}' stands in the file twice: it is damaged.");
            bool found = own.TryGetValue(name, out var target);
            if (!found && strict)
                throw new ArgumentException(
                    $"Mismatched module state names: the target module does not have a submodule or buffer named '{name}'.");
            var header = TensorHeader.Read(reader);
            bool skipped = !found || skip?.Contains(name) == true;
            if (found)
                TensorExtensionMethods.RequireMatch(target!, header, skipped, $"'{name}'");
            if (skipped || checkOnly)
                TensorFile.Skip(reader, header);
            else
                TensorFile.ReadInto(reader, header, target!);
            if (loadedParameters is not null)
                loadedParameters[name] = found;
        }
    }
}
