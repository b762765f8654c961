// fails: The head is counted too
var learnt = source.named_parameters().ToDictionary(p => p.name, p => p.parameter);
long copied = 0;
using (no_grad())
    foreach (var (name, parameter) in target.named_parameters())
    {
        if (!learnt.TryGetValue(name, out var found) || !found.shape.SequenceEqual(parameter.shape))
            continue;
        parameter.copy_(found);
        
    }
return target.parameters().Sum(p => p.numel());
