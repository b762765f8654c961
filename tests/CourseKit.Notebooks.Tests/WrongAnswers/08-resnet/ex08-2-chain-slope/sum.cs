// fails: The chain rule multiplies them
return residual ? slopes.Aggregate(1.0, (p, s) => p * (1 + s)) : slopes.Sum();
