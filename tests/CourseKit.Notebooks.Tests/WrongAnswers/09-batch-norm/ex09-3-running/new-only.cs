// fails: That is the batch's own mean
double mean = x.Average(), variance = x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1);
return (mean, variance);
