using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Training;

/// <summary>Taking over what one model has learnt into another: copying weights, freezing them, learning them slowly.</summary>
/// <remarks>Yosinski, Clune, Bengio, Lipson, How transferable are features in deep neural networks?, NIPS 2014.</remarks>
public static class Transfer
{
    /// <summary>Copies every parameter and buffer that both models have under the same name and with the same shape.</summary>
    /// <param name="source">Has learnt.</param>
    /// <param name="target">Takes over.</param>
    /// <returns>Names that the target keeps as they were: the head, for another number of classes.</returns>
    public static IReadOnlyList<string> Copy(nn.Module source, nn.Module target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        using var noGrad = no_grad();
        var learnt = source.state_dict();
        var kept = new List<string>();
        foreach (var (name, value) in target.state_dict())
        {
            if (learnt.TryGetValue(name, out var found) && found.shape.SequenceEqual(value.shape))
                value.copy_(found);
            else
                kept.Add(name);
        }
        return kept;
    }

    /// <summary>Lets every parameter stay as it is but those whose name begins with one of some words.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learning">Beginnings of the names that go on learning: "head".</param>
    /// <returns>How many numbers go on learning.</returns>
    /// <exception cref="CourseKitException">No name begins so: nothing would learn.</exception>
    public static long FreezeAllBut(nn.Module model, params string[] learning)
    {
        ArgumentNullException.ThrowIfNull(model);
        var names = model.named_parameters().ToList();
        if (!names.Any(p => Begins(p.name, learning)))
            throw new CourseKitException(
                $"No parameter's name begins with {string.Join(" or ", learning)}; there are " +
                $"{string.Join(", ", names.Select(p => p.name))}.");
        foreach (var (name, parameter) in names)
            parameter.requires_grad = Begins(name, learning);
        return names.Where(p => p.parameter.requires_grad).Sum(p => p.parameter.numel());
    }

    /// <summary>SGD with a learning rate for each part of a model: small for what is taken over, larger for what is new.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rate">Learning rate of the parts that are not named.</param>
    /// <param name="momentum">For all parts.</param>
    /// <param name="parts">Beginning of the names of a part, and its learning rate.</param>
    public static Func<IEnumerable<Parameter>, optim.Optimizer> Rates(
        nn.Module model, double rate, double momentum, params (string Part, double Rate)[] parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parts);
        return _ => optim.SGD(
            model.named_parameters()
                .GroupBy(p => parts.Where(part => Begins(p.name, part.Part)).Select(part => part.Rate).DefaultIfEmpty(rate).First())
                .Select(group => new SGD.ParamGroup(group.Select(p => p.parameter), group.Key, momentum)),
            rate, momentum);
    }

    private static bool Begins(string name, params string[] words) =>
        words.Any(word => name == word || name.StartsWith(word + ".", StringComparison.Ordinal));
}
