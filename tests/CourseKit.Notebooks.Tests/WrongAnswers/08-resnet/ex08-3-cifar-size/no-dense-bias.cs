// fails: The dense layer has biases
long Conv(long from, long to) => 9 * from * to + 2 * to;
long parameters =
    Conv(3, 16) + 2 * n * Conv(16, 16) + Conv(16, 32) + (2 * n - 1) * Conv(32, 32) + Conv(32, 64) + (2 * n - 1) * Conv(64, 64) + 64 * 10;
return (6 * n + 2, parameters);
