using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>From examples to a batch: tensors of the same place are stacked along a new first dimension.</summary>
internal static class Collate
{
    /// <summary>A batch of examples that are tensors by name; the first example says which names.</summary>
    public static Dictionary<string, Tensor> Named(IEnumerable<Dictionary<string, Tensor>> examples, Device device)
    {
        RequireCpu(device);
        var all = examples.ToArray();
        return all[0].Keys.ToDictionary(key => key, key => stack(Array.ConvertAll(all, example => example[key]), 0));
    }

    /// <summary>A batch of examples that are lists of tensors; the first example says how many.</summary>
    public static IList<Tensor> Listed(IEnumerable<IList<Tensor>> examples, Device device)
    {
        RequireCpu(device);
        var all = examples.ToArray();
        return [.. Enumerable.Range(0, all[0].Count).Select(i => stack(Array.ConvertAll(all, example => example[i]), 0))];
    }

    /// <summary>The tensors of a batch, as far as its type tells.</summary>
    public static IEnumerable<Tensor> TensorsIn(object? batch) => batch switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor> tensors => tensors,
        IEnumerable<KeyValuePair<string, Tensor>> named => named.Select(n => n.Value),
        IEnumerable<IEnumerable<Tensor>> lists => lists.SelectMany(l => l),
        IEnumerable<Dictionary<string, Tensor>> dictionaries => dictionaries.SelectMany(d => d.Values),
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => TensorsIn(tuple[i])),
        _ => [],
    };
}
