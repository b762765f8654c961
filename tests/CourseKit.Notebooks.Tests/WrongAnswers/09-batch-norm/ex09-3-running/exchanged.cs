// fails: momentum and 1 - momentum are exchanged
double mean = x.Average(), variance = x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1);
return (momentum * runningMean + (1 - momentum) * mean, momentum * runningVariance + (1 - momentum) * variance);
