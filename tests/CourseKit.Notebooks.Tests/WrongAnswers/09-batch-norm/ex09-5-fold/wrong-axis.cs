// fails: The scale runs along the input channels
var folded = (double[,,,])w.Clone();
foreach (var (f, c, u, v) in w.Indices())
    folded[f, c, u, v] *= gamma[Math.Min(c, gamma.Length - 1)] / Math.Sqrt(variance[Math.Min(c, gamma.Length - 1)] + eps);
return (folded, [.. b.Select((value, f) => gamma[f] * (value - mean[f]) / Math.Sqrt(variance[f] + eps) + beta[f])]);
