// fails: eps stands outside the root
var (mean, variance) = (new double[x.GetLength(1)], new double[x.GetLength(1)]);
double m = x.Length / x.GetLength(1);
foreach (var (n, c, i, j) in x.Indices()) mean[c] += x[n, c, i, j] / m;
foreach (var (n, c, i, j) in x.Indices()) variance[c] += (x[n, c, i, j] - mean[c]) * (x[n, c, i, j] - mean[c]) / m;
var y = (double[,,,])x.Clone();
foreach (var (n, c, i, j) in x.Indices()) y[n, c, i, j] = gamma[c] * (x[n, c, i, j] - mean[c]) / (Math.Sqrt(variance[c]) + eps) + beta[c];
return y;
