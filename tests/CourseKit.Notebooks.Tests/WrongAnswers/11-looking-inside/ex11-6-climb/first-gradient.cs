// fails: All steps go along the first gradient
var x = start.detach().clone();
var variable = x.detach().clone().requires_grad_();
response(variable).backward();
for (int step = 0; step < steps; step++)
{
    x = x + variable.grad! * (rate / variable.grad!.norm().item<float>());
}
return x;
