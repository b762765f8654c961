// fails: the gradient of the sum of all logits
var copy = image.detach().clone().requires_grad_();
model(copy.unsqueeze(0)).sum().backward();
return copy.grad!.abs().amax([0]);
