namespace CourseKit.Weights.Pickle;

/// <summary>
/// The only names that a file of weights may mention, and what stands for each of them here. A pickle is a program; this reader runs
/// none of it: every other name is refused before anything happens.
/// </summary>
internal static class PickleNames
{
    public static PickleGlobal Allow(string module, string name)
    {
        var known = (module, name) switch
        {
            ("collections", "OrderedDict" or "defaultdict") => true,
            ("torch._utils", "_rebuild_tensor" or "_rebuild_tensor_v2" or "_rebuild_parameter") => true,
            ("torch", "Size" or "device") => true,
            ("torch", _) => WeightTypes.FromTorchStorage(name) is not null,
            _ => false,
        };
        return known ? new PickleGlobal(module, name) : throw new PickleException(
            $"it asks for {Text.Short($"{module}.{name}")}, which is not a tensor or a container, and could run code. " +
            "Save only the weights: torch.save(model.state_dict(), path)");
    }

    /// <summary>What a call of an allowed name gives.</summary>
    public static object? Call(object? callable, object? arguments)
    {
        if (callable is not PickleGlobal name || arguments is not object?[] values)
            throw new PickleException("it calls something that is not a name");
        return (name.Name, values) switch
        {
            ("OrderedDict" or "defaultdict", _) => Dictionary(values),
            ("_rebuild_tensor_v2" or "_rebuild_tensor", [TorchStorage storage, long offset, object?[] shape, object?[] strides, ..]) =>
                Tensor(storage, offset, Longs(shape), Longs(strides)),
            ("_rebuild_parameter", [TorchTensor tensor, ..]) => tensor,
            ("Size", [object?[] sizes]) => sizes,
            ("device", _) => null,
            _ => throw new PickleException($"it calls {name} in a way that this reader does not know"),
        };
    }

    private static PickleDict Dictionary(object?[] arguments)
    {
        var dictionary = new PickleDict();
        foreach (var pair in arguments is [List<object?> pairs] ? pairs : [])
        {
            switch (pair)
            {
                case object?[] { Length: 2 } items:
                    dictionary.Set(items[0], items[1]);
                    break;
                case List<object?> { Count: 2 } items:
                    dictionary.Set(items[0], items[1]);
                    break;
                default:
                    break;
            }
        }
        return dictionary;
    }

    private static TorchTensor Tensor(TorchStorage storage, long offset, long[] shape, long[] strides) =>
        Shapes.Fits(shape, strides, offset, storage.Elements) ? new TorchTensor(storage, offset, shape, strides)
            : throw new PickleException(
                $"a tensor of shape ({string.Join(", ", shape.Take(9))}) does not lie inside its storage of {storage.Elements}");

    private static long[] Longs(object?[] values) =>
        [.. values.Select(value => value as long? ?? throw new PickleException("a shape holds something that is not a whole number"))];
}
