// fails: The variance of the batch is divided by m
double mean = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
return ((1 - momentum) * runningMean + momentum * mean, (1 - momentum) * runningVariance + momentum * variance);
