// fails: Your cells overlap
var y = new double[(map.GetLength(0) - k) / s + 1, (map.GetLength(1) - k) / s + 1];
for (int i = 0; i < y.GetLength(0); i++)
for (int j = 0; j < y.GetLength(1); j++)
{
    double best = double.NegativeInfinity;
    for (int u = 0; u < k; u++)
    for (int v = 0; v < k; v++)
        best = Math.Max(best, map[i + u, j + v]);
    y[i, j] = best;
}
return y;
