// fails: Biases are added, not multiplied
long side = (I + 2 * P - K) / S + 1;
long weights = N * K * K * C;
return (side, weights + N, (weights + N) * side * side);
