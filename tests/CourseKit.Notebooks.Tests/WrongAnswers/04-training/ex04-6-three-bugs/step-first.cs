// fails: step() must come after backward()
var model = nn.Linear(3, 4, hasBias: false, dtype: float64);
nn.init.zeros_(model.weight);
var optimizer = torch.optim.SGD(model.parameters(), rate);
var losses = new List<double>();
for (int step = 0; step < steps; step++)
{
    var loss = nn.functional.cross_entropy(model.call(x), y);
    optimizer.step();
    optimizer.zero_grad();
    loss.backward();
    losses.Add(loss.item<double>());
}
return [.. losses];
