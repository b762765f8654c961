// fails: The first window is missing
long side = (I + 2 * P - K) / S;
long weights = N * K * K * C;
return (side, weights + N, weights * side * side);
