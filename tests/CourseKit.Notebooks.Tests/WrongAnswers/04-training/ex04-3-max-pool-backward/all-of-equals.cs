// fails: All equal pixels get the slope
var (N, C, H, W) = x.Shape();
var dx = new double[N, C, H, W];
foreach (var (n, c, i, j) in dy.Indices())
{
    double largest = double.NegativeInfinity;
    for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++)
        largest = Math.Max(largest, x[n, c, i * stride + u, j * stride + v]);
    for (int u = 0; u < kernel; u++) for (int v = 0; v < kernel; v++)
        if (x[n, c, i * stride + u, j * stride + v] == largest) dx[n, c, i * stride + u, j * stride + v] += dy[n, c, i, j];
}
return dx;
