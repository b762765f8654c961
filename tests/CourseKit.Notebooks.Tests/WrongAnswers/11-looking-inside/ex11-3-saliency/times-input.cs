// fails: This is the gradient times the pixel
var copy = image.detach().clone().requires_grad_();
model(copy.unsqueeze(0))[0, target].backward();
return (copy.grad! * image).abs().amax([0]);
