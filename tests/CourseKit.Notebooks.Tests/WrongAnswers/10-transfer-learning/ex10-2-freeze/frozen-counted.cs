// fails: These are the frozen ones
long learning = 0;
foreach (var (name, parameter) in model.named_parameters())
{
    parameter.requires_grad = !layers.Any(layer => name.StartsWith(layer + "."));
    learning += parameter.requires_grad ? 0 : parameter.numel();
}
return learning;
