// fails: The biases are missing
long side = (I + 2 * P - K) / S + 1;
long weights = N * K * K * C;
return (side, weights, weights * side * side);
