// fails: differ
var (N, C, H, W) = (x.GetLength(0), x.GetLength(1), x.GetLength(2), x.GetLength(3));
var (F, kH, kW) = (w.GetLength(0), w.GetLength(2), w.GetLength(3));
var y = new double[N, F, (H + 2 * padding - kH) / stride + 1, (W + 2 * padding - kW) / stride + 1];
for (int n = 0; n < N; n++)
for (int f = 0; f < F; f++)
for (int i = 0; i < y.GetLength(2); i++)
for (int j = 0; j < y.GetLength(3); j++)
{
    double sum = b[f];
    for (int c = 0; c < C; c++)
    for (int u = 0; u < kH; u++)
    for (int v = 0; v < kW; v++)
    {
        int r = i + u - padding, s = j + v - padding;
        if (r >= 0 && s >= 0 && r < H && s < W)
            sum += x[n, c, r, s] * w[f, c, u, v];
    }
    y[n, f, i, j] = sum;
}
return y;
