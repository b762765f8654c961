// fails: skipped by its name
var learnt = source.named_parameters().ToDictionary(p => p.name, p => p.parameter);
long copied = 0;
using (no_grad())
    foreach (var (name, parameter) in target.named_parameters())
    {
        if (!learnt.TryGetValue(name, out var found) || !found.shape.SequenceEqual(parameter.shape) || name.StartsWith("head"))
            continue;
        parameter.copy_(found);
        copied += parameter.numel();
    }
return copied;
