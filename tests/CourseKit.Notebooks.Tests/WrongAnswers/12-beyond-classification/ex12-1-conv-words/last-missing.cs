// fails: The last position is missing
var (D, L, F, K) = (x.GetLength(0), x.GetLength(1), w.GetLength(0), w.GetLength(2));
if (L < K)
    throw new ArgumentException("too short");
var y = new double[F, L - K + 1 - 1];
for (int f = 0; f < F; f++)
    for (int t = 0; t < y.GetLength(1); t++)
        for (int d = 0; d < D; d++)
            for (int k = 0; k < K; k++)
                y[f, t] += w[f, d, k] * x[d, t + k];
return y;
