// fails: gamma multiplied x^, the normalised value
var cache = CourseKit.Reference.BatchNorm2d.ForwardTrain(x, gamma, gamma, eps).cache;
var (dx, dgamma, dbeta) = CourseKit.Reference.BatchNorm2d.BackwardTrain(dy, gamma, cache, eps);
dgamma = new double[gamma.Length];
foreach (var (n, c, i, j) in dx.Indices()) dgamma[c] += dy[n, c, i, j] * x[n, c, i, j];
return (dx, dgamma, dbeta);
