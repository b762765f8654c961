// fails: This adds the three colours
var copy = image.detach().clone().requires_grad_();
model(copy.unsqueeze(0))[0, target].backward();
return copy.grad!.abs().sum([0]);
