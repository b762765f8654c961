// fails: one shortcut around the whole chain
return (residual ? 1 : 0) + slopes.Aggregate(1.0, (p, s) => p * s);
