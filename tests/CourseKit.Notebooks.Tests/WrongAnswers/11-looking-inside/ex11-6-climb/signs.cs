// fails: This moves every pixel by rate
var x = start.detach().clone();
for (int step = 0; step < steps; step++)
{
    var variable = x.detach().clone().requires_grad_();
    response(variable).backward();
    x = x + variable.grad!.sign() * rate;
}
return x;
