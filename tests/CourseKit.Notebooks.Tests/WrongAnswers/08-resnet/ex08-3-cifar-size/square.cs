// fails: reads only half as many maps
long Conv(long from, long to) => 9 * from * to + 2 * to;
long parameters = Conv(3, 16) + 2 * n * Conv(16, 16) + Conv(32, 32) + (2 * n - 1) * Conv(32, 32) + Conv(64, 64) + (2 * n - 1) * Conv(64, 64)
    + 64 * 10 + 10;
return (6 * n + 2, parameters);
