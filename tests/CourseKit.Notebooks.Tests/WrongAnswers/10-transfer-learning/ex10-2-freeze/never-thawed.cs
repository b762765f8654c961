// fails: stays frozen although it is not named
long learning = 0;
foreach (var (name, parameter) in model.named_parameters())
{
    if (layers.Any(layer => name.StartsWith(layer + ".")))
        parameter.requires_grad = false;
    learning += parameter.requires_grad ? parameter.numel() : 0;
}
return learning;
