// fails: they are `stride` apart, not `kernel`
var (N, C, H, W) = x.Shape();
var dx = new double[N, C, H, W];
foreach (var (n, c, i, j) in dy.Indices())
{
    if ((i + 1) * kernel > H || (j + 1) * kernel > W) continue;
    var (r, s) = (i * kernel, j * kernel);
    for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++)
        if (x[n, c, i * kernel + u, j * kernel + v] > x[n, c, r, s]) (r, s) = (i * kernel + u, j * kernel + v);
    dx[n, c, r, s] += dy[n, c, i, j];
}
return dx;
