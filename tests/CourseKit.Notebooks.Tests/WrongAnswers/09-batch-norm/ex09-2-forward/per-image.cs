// fails: that is instance normalisation
var (N, C, H, W) = x.Shape();
var y = new double[N, C, H, W];
for (int n = 0; n < N; n++)
    for (int c = 0; c < C; c++)
    {
        double mean = 0, variance = 0;
        for (int i = 0; i < H; i++) for (int j = 0; j < W; j++) mean += x[n, c, i, j] / (H * W);
        for (int i = 0; i < H; i++) for (int j = 0; j < W; j++) variance += (x[n, c, i, j] - mean) * (x[n, c, i, j] - mean) / (H * W);
        for (int i = 0; i < H; i++) for (int j = 0; j < W; j++) y[n, c, i, j] =
            gamma[c] * (x[n, c, i, j] - mean) / Math.Sqrt(variance + eps) + beta[c];
    }
return y;
