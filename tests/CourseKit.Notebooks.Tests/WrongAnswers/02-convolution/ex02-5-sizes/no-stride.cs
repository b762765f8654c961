// fails: The stride is not used
long side = I + 2 * P - K + 1;
long weights = N * K * K * C;
return (side, weights + N, weights * side * side);
