// fails: Nothing is frozen
long learning = 0;
foreach (var (name, parameter) in model.named_parameters())
{
    
    learning += parameter.requires_grad ? parameter.numel() : 0;
}
return learning;
