// fails: Scaled in evaluation
return training ? [.. x.Zip(u, (value, draw) => draw < p ? 0 : value / (1 - p))] : [.. x.Select(value => value * (1 - p))];
