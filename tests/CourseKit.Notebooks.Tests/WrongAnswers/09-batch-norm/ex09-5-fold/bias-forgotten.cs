// fails: The old bias is missing
var folded = (double[,,,])w.Clone();
foreach (var (f, c, u, v) in w.Indices()) folded[f, c, u, v] *= gamma[f] / Math.Sqrt(variance[f] + eps);
return (folded, [.. b.Select((value, f) => -gamma[f] * mean[f] / Math.Sqrt(variance[f] + eps) + beta[f])]);
