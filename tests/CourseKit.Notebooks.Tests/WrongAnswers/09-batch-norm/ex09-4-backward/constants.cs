// fails: Mean and variance are treated as constants
var cache = CourseKit.Reference.BatchNorm2d.ForwardTrain(x, gamma, gamma, eps).cache;
var (_, dgamma, dbeta) = CourseKit.Reference.BatchNorm2d.BackwardTrain(dy, gamma, cache, eps);
return (CourseKit.Reference.BatchNorm2d.BackwardEval(dy, x, gamma, cache.Mean, cache.Variance, eps).dx, dgamma, dbeta);
