// fails: behind the maximum is missing
long weights = channels * (c1 + r3 + r5) + 9 * r3 * c3 + 25 * r5 * c5;
return (c1 + c3 + c5 + pool, weights, weights * side * side);
