using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.Insight;

/// <summary>Finds layers of a model by name or by a selector, and catches what flows through them.</summary>
/// <remarks>
/// A name is the full one of <c>named_modules</c> ("features.C1"), its last part ("C1") where only one layer has it, or a kind
/// ("Conv2d"), which means the last layer of that kind.
/// </remarks>
public static class Layers
{
    /// <summary>Layers without layers inside, in order of registration, with their full names.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<(string Name, Module<Tensor, Tensor> Layer)> Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var known = new HashSet<nn.Module>(ReferenceEqualityComparer.Instance);
        var leaves = new List<(string, Module<Tensor, Tensor>)>();
        foreach (var (name, module) in model.named_modules())
        {
            if (module is Module<Tensor, Tensor> layer && !module.children().Any() && known.Add(module))
                leaves.Add((name, layer));
        }
        return leaves;
    }

    /// <summary>One layer by name.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">Full name, last part of a name, or kind of layer.</param>
    /// <exception cref="CourseKitException">No layer, or several, of that name; the message lists what there is.</exception>
    public static (string Name, Module<Tensor, Tensor> Layer) Find(nn.Module model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var all = model.named_modules().Where(entry => entry.module is Module<Tensor, Tensor>)
            .Select(entry => (Name: entry.name, Layer: (Module<Tensor, Tensor>)entry.module)).ToList();
        var exact = all.FindAll(entry => entry.Name == name);
        if (exact.Count > 0)
            return exact[0];
        var ending = all.FindAll(entry => entry.Name.EndsWith("." + name, StringComparison.Ordinal));
        if (ending.Count == 1)
            return ending[0];
        var kind = all.FindAll(entry => string.Equals(entry.Layer.GetName(), name, StringComparison.OrdinalIgnoreCase));
        if (ending.Count == 0 && kind.Count > 0)
            return kind[^1];
        var names = string.Join(", ", Of(model).Select(leaf => leaf.Name));
        throw new CourseKitException(ending.Count > 1
            ? $"{model.GetName()} has {ending.Count} layers named '{name}': {string.Join(", ", ending.Select(e => e.Name))}."
            : $"{model.GetName()} has no layer '{name}'; it has {names}.");
    }

    /// <summary>The last convolution: where Grad-CAM looks.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="CourseKitException">The model has none.</exception>
    public static (string Name, Module<Tensor, Tensor> Layer) LastConvolution(nn.Module model) =>
        Of(model).LastOrDefault(leaf => leaf.Layer is TorchSharp.Modules.Conv2d) is { Layer: not null } found
            ? found
            : throw new CourseKitException($"{model.GetName()} has no two-dimensional convolution.");

    /// <summary>Runs an action while the outputs of layers are caught, in the order in which they come.</summary>
    /// <param name="layers">Which.</param>
    /// <param name="run">Runs the model.</param>
    /// <param name="copy">Catches copies: a layer that works in place must not change what was caught before it.</param>
    internal static CaughtOutputs Catch(
        IReadOnlyList<(string Name, Module<Tensor, Tensor> Layer)> layers, Action run, bool copy = false)
    {
        var caught = new CaughtOutputs();
        var removers = new List<Action>();
        try
        {
            foreach (var (name, layer) in layers)
            {
                var remover = layer.register_forward_hook((_, _, output) =>
                {
                    if (copy)
                    {
                        caught.Add(name, output.clone());
                        return output;
                    }
                    // Models free what flows between their layers: they get another name of the tensor, this one stays.
                    caught.Add(name, output);
                    return output.alias();
                });
                removers.Add(remover.remove);
            }
            run();
            return caught;
        }
        catch
        {
            caught.Dispose();
            throw;
        }
        finally
        {
            removers.ForEach(remove => remove());
        }
    }
}
