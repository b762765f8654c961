// fails: This is the plain chain
return slopes.Aggregate(1.0, (p, s) => p * s);
