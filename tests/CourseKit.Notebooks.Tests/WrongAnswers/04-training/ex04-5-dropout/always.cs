// fails: It drops units in evaluation, too
return [.. x.Zip(u, (value, draw) => draw < p ? 0 : value / (1 - p))];
