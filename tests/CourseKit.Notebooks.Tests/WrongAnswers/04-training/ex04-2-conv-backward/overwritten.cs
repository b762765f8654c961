// fails: Each place overwrites the one before
var (N, C, H, W) = x.Shape();
var (F, _, kH, kW) = w.Shape();
var (dx, dw, db) = (new double[N, C, H, W], new double[F, C, kH, kW], new double[F]);
foreach (var (n, f, i, j) in dy.Indices())
{
    db[f] += dy[n, f, i, j];
    for (int c = 0; c < C; c++) for (int u = 0; u < kH; u++) for (int v = 0; v < kW; v++)
    {
        var (r, s) = (i * stride + u - padding, j * stride + v - padding);
        if (r < 0 || r >= H || s < 0 || s >= W) continue;
        dx[n, c, r, s] = dy[n, f, i, j] * w[f, c, u, v];
        dw[f, c, u, v] = dy[n, f, i, j] * x[n, c, r, s];
    }
}
return (dx, dw, db);
