// fails: count it twice
long side = (I + P - K) / S + 1;
long weights = N * K * K * C;
return (side, weights + N, weights * side * side);
