// fails: conv10 is frozen too
long learning = 0;
foreach (var (name, parameter) in model.named_parameters())
{
    parameter.requires_grad = !layers.Any(layer => name.StartsWith(layer));
    learning += parameter.requires_grad ? parameter.numel() : 0;
}
return learning;
