// fails: This is the map of class 0
var copy = image.detach().clone().requires_grad_();
model(copy.unsqueeze(0))[0, 0].backward();
return copy.grad!.abs().amax([0]);
