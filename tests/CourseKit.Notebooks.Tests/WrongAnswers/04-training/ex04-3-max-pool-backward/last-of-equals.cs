// fails: compare with >, not with >=
var (N, C, H, W) = x.Shape();
var dx = new double[N, C, H, W];
foreach (var (n, c, i, j) in dy.Indices())
{
    var (r, s) = (i * stride, j * stride);
    for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++)
        if (x[n, c, i * stride + u, j * stride + v] >= x[n, c, r, s]) (r, s) = (i * stride + u, j * stride + v);
    dx[n, c, r, s] += dy[n, c, i, j];
}
return dx;
