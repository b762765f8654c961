// fails: beta is missing in the biases
var folded = (double[,,,])w.Clone();
foreach (var (f, c, u, v) in w.Indices()) folded[f, c, u, v] *= gamma[f] / Math.Sqrt(variance[f] + eps);
return (folded, [.. b.Select((value, f) => gamma[f] * (value - mean[f]) / Math.Sqrt(variance[f] + eps))]);
