// fails: The bias of conv1 still learns
long learning = 0;
foreach (var (name, parameter) in model.named_parameters())
{
    parameter.requires_grad = !layers.Any(layer => name == layer + ".weight");
    learning += parameter.requires_grad ? parameter.numel() : 0;
}
return learning;
