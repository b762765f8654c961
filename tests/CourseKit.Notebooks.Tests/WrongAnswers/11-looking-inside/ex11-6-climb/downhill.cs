// fails: This goes downhill
var x = start.detach().clone();
for (int step = 0; step < steps; step++)
{
    var variable = x.detach().clone().requires_grad_();
    response(variable).backward();
    x = x - variable.grad! * (rate / variable.grad!.norm().item<float>());
}
return x;
