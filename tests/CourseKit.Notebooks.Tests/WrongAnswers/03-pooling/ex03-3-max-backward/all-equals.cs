// fails: only the first may
var dx = new double[map.GetLength(0), map.GetLength(1)];
for (int i = 0; i < dy.GetLength(0); i++)
for (int j = 0; j < dy.GetLength(1); j++)
{
    double best = double.NegativeInfinity;
    for (int u = 0; u < k; u++)
    for (int v = 0; v < k; v++)
        best = Math.Max(best, map[i * k + u, j * k + v]);
    for (int u = 0; u < k; u++)
    for (int v = 0; v < k; v++)
        if (map[i * k + u, j * k + v] == best)
            dx[i * k + u, j * k + v] = dy[i, j];
}
return dx;
