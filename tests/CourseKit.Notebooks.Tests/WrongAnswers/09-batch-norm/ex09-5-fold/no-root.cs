// fails: the square root is missing
var folded = (double[,,,])w.Clone();
foreach (var (f, c, u, v) in w.Indices()) folded[f, c, u, v] *= gamma[f] / (variance[f] + eps);
return (folded, [.. b.Select((value, f) => gamma[f] * (value - mean[f]) / (variance[f] + eps) + beta[f])]);
