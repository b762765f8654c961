// fails: take absolute values first
var copy = image.detach().clone().requires_grad_();
model(copy.unsqueeze(0))[0, target].backward();
return copy.grad!.amax([0]);
