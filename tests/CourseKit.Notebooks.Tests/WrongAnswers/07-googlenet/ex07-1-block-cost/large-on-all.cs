// fails: still read all maps
long weights = channels * (c1 + r3 + r5 + pool) + 9 * channels * c3 + 25 * channels * c5;
return (c1 + c3 + c5 + pool, weights, weights * side * side);
