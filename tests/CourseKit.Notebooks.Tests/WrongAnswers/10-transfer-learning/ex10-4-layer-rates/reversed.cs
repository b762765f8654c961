// fails: the layer next to the input should learn slowest
return [.. Enumerable.Range(0, layers).Select(i => head / Math.Pow(factor, i))];
