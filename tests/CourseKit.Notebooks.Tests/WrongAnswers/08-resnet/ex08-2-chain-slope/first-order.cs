// fails: the paths through several steps are missing
return residual ? 1 + slopes.Sum() : slopes.Aggregate(1.0, (p, s) => p * s);
