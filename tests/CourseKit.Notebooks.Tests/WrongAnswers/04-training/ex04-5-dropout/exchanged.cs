// fails: You keep the units that should be dropped
return training ? [.. x.Zip(u, (value, draw) => draw < p ? value / (1 - p) : 0)] : [.. x];
