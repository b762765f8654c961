// fails: The units that stay are not scaled up
return training ? [.. x.Zip(u, (value, draw) => draw < p ? 0 : value)] : [.. x];
