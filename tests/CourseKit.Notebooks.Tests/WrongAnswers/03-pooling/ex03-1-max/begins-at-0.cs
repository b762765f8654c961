// fails: The search begins at 0
var y = new double[(map.GetLength(0) - k) / s + 1, (map.GetLength(1) - k) / s + 1];
for (int i = 0; i < y.GetLength(0); i++)
for (int j = 0; j < y.GetLength(1); j++)
{
    double best = 0;
    for (int u = 0; u < k; u++)
    for (int v = 0; v < k; v++)
        best = Math.Max(best, map[i * s + u, j * s + v]);
    y[i, j] = best;
}
return y;
