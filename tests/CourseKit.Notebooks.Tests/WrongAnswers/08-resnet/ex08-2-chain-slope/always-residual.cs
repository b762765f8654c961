// fails: This is the residual chain
return slopes.Aggregate(1.0, (p, s) => p * (1 + s));
