// fails: The distances are taken from the running mean
double mean = x.Average(), variance = x.Sum(v => (v - runningMean) * (v - runningMean)) / (x.Length - 1);
return ((1 - momentum) * runningMean + momentum * mean, (1 - momentum) * runningVariance + momentum * variance);
