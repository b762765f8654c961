// fails: Divided by m - 1
var (N, C, H, W) = x.Shape();
double m = N * H * W;
var (mean, variance) = (new double[C], new double[C]);
foreach (var (n, c, i, j) in x.Indices()) mean[c] += x[n, c, i, j] / m;
foreach (var (n, c, i, j) in x.Indices()) variance[c] += (x[n, c, i, j] - mean[c]) * (x[n, c, i, j] - mean[c]) / (m - 1);
return (mean, variance);
